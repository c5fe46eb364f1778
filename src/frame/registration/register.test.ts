import { expect, test, vi } from "vitest";
import type { Client } from "../workspace/client.ts";
import type { Guest } from "../workspace/schemas.ts";
import type { Job } from "./job.ts";
import { AnotherVisitor } from "./post-visitor.ts";
import { register } from "./register.ts";

const DETAILS = { name: "Ada Lind", email: "ada@example.com", phone: "+491701234567" };
const NEW: Job = {
  token: "own",
  knownId: null,
  registration: { visitor: DETAILS, fields: [], message: "" },
  makesRoom: false,
  visitor: null,
  saved: [],
  failed: [],
  room: null,
  isMessageSent: false,
};
const own = ({ token }: Guest): Guest => ({ _id: `id of ${token}`, token });

/** A workspace that answers the visitor calls in this order. */
function workspace(...answers: ((sent: Guest) => Guest)[]) {
  const sent: object[] = [];
  const call = async (_path: string, _schema: unknown, { json }: { json: { visitor: Guest } }) => {
    sent.push(json.visitor);
    return { visitor: answers.shift()?.(json.visitor) };
  };
  const tokens: string[] = [];
  const port = { client: { call } as unknown as Client, onProgress: (job: Job) => void tokens.push(job.token) };
  return { sent, tokens, port };
}

test("a new token is told alone, and the details under it", async () => {
  const { sent, port } = workspace(own, own);
  const { job } = await register(NEW, { ...port, match: "token" });
  expect(sent).toEqual([{ token: "own" }, { token: "own", ...DETAILS }]);
  expect(job).toMatchObject({ token: "own", visitor: { id: "id of own" } });
});

test("a token that the workspace knows needs one call, and so does a visitor of whom nothing is told", async () => {
  const known = workspace(own);
  await register({ ...NEW, knownId: "id of own" }, { ...known.port, match: "token" });
  expect(known.sent).toEqual([{ token: "own", ...DETAILS }]);
  const nameless = workspace(own);
  const registration = { ...NEW.registration, visitor: {} };
  const { job } = await register({ ...NEW, registration }, { ...nameless.port, match: "token" });
  expect(nameless.sent).toEqual([{ token: "own" }]);
  expect(job.visitor?.id).toBe("id of own");
});

test("where details may match, one call tells all, and the answered token is the visitor's", async () => {
  const { sent, port } = workspace(() => ({ _id: "older", token: "older token" }));
  const { job } = await register(NEW, { ...port, match: "details" });
  expect(sent).toEqual([{ token: "own", ...DETAILS }]);
  expect(job).toMatchObject({ token: "older token", visitor: { id: "older" } });
});

for (const [how, stranger] of [
  ["another token", () => ({ _id: "id of own", token: "older token" })],
  ["another record under the same token", ({ token }) => ({ _id: "older", token })],
] as [string, (sent: Guest) => Guest][]) {
  test(`an answer with ${how} is not adopted: the visitor begins again under a new token`, async () => {
    const { sent, tokens, port } = workspace(own, stranger, own, own);
    const { job } = await register(NEW, { ...port, match: "token" });
    expect(job.token).not.toMatch(/own|older/);
    expect(job.visitor?.id).toBe(`id of ${job.token}`);
    expect(sent.slice(2)).toEqual([{ token: job.token }, { token: job.token, ...DETAILS }]);
    // It was kept before the workspace heard it.
    expect(tokens).not.toContain("older token");
    expect(tokens.indexOf(job.token)).toBeLessThan(tokens.lastIndexOf(job.token));
  });

  test(`a workspace that keeps answering ${how} is given up, and leaves the visitor a token of their own`, async () => {
    const { sent, tokens, port } = workspace(own, stranger, own, (sent) => ({ ...stranger(sent), _id: "older" }));
    const onRegistered = vi.fn();
    const registering = register(NEW, { ...port, match: "token" }).then(onRegistered);
    await expect(registering).rejects.toThrow(AnotherVisitor);
    expect(onRegistered).not.toHaveBeenCalled();
    expect(JSON.stringify(sent)).not.toContain(tokens.at(-1));
  });
}
