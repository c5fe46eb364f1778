import { expect, test } from "vitest";
import { diagnose, type Places } from "../../src/cli/doctor/diagnose.ts";
import { freePort } from "../run/free-port.ts";
import type { FaultRule, WorkspacePatch } from "../server/index.ts";
import { serve } from "../server/test-client.ts";
import { serveFiles } from "./stranger.ts";

const ADMINISTRATOR = { user: "admin-noor", token: "admin-token" };

/** What is said with an administrator's eyes, or of a visitor on trial. */
async function findingsFor(workspace: string, places: Partial<Places>) {
  const { exitCode, findings } = await diagnose({
    ...{ workspace, frame: null, pages: [], administrator: null, isTried: false },
    ...places,
  });
  const lines = findings.map(({ check, level, seen }) => `${check} ${level}: ${seen}`);
  return {
    exitCode,
    lines: lines.filter((line) => /^(administrator|fields-|field-patterns (problem|ok: [^n])|try-)/.test(line)),
  };
}

const FIELDS: WorkspacePatch = {
  customFields: [
    { key: "order", label: "Order", required: true },
    { key: "topic", label: "Topic", scope: "room" },
  ],
};

async function pageWith(customFields: string) {
  return new URL(
    await serveFiles({
      "/": {
        body: `<script src="/prechat.js"></script><script>Prechat("init", { customFields: ${customFields} })</script>`,
      },
    }),
  );
}

test("an administrator sees that the site asks what the workspace stores", async () => {
  const { url, control } = await serve({ workspace: FIELDS });
  const page = await pageWith(`[
    { key: "order", label: "Order", type: "text", pattern: "^[0-9]+$" },
    { key: "topic", label: "Topic", type: "text", scope: "room" },
  ]`);
  const { lines } = await findingsFor(url, { pages: [page], administrator: ADMINISTRATOR });
  expect(lines).toEqual([
    "field-patterns ok: 1 read, none explosive",
    "administrator ok: 2 custom fields",
    "fields-known ok: the workspace has all 2",
    "fields-required ok: the form asks for each",
  ]);
  expect(control.requests().at(-1)).toMatchObject({ method: "GET", path: "livechat/custom-fields", status: 200 });
});

test("names the field that the workspace has not, has elsewhere, or wants and nobody asks", async () => {
  const { url } = await serve({ workspace: FIELDS });
  const page = await pageWith(`[
    { key: "ordr", label: "Order", type: "text", pattern: "(" },
    { key: "topic", label: "Topic", type: "text" },
  ]`);
  const { exitCode, lines } = await findingsFor(url, { pages: [page], administrator: ADMINISTRATOR });
  expect(lines).toEqual([
    expect.stringMatching(/^field-patterns problem: ordr: "\(" is no pattern/),
    "administrator ok: 2 custom fields",
    "fields-known problem: ordr: the workspace has no such field, and refuses the answer",
    "fields-known problem: topic: its scope is room in the workspace",
    "fields-required warning: nobody asks for order",
  ]);
  expect(exitCode).toBe(1);
});

test("a licensed workspace's fields are asked by themselves", async () => {
  const { url } = await serve({ workspace: { ...FIELDS, licensed: true } });
  const { lines } = await findingsFor(url, { administrator: ADMINISTRATOR });
  expect(lines).toContain("fields-required ok: the form asks for each");
});

test("a token that is not accepted is none of what is printed", async () => {
  const { url } = await serve();
  const administrator = { user: "admin-noor", token: "secret-of-somebody" };
  const report = await diagnose({ workspace: url, frame: null, pages: [], administrator, isTried: false });
  const { check, level } = report.findings.at(-1) ?? {};
  expect(`${check} ${level}`).toBe("administrator unseen");
  expect(report.exitCode).toBe(2);
  expect(JSON.stringify(report)).not.toContain(administrator.token);
});

test("registers a visitor without a room, and leaves nothing behind", async () => {
  const { url, control } = await serve();
  const { exitCode, lines } = await findingsFor(url, { isTried: true });
  expect(lines).toEqual(["try-visitor ok: a visitor was registered, and erased again"]);
  expect(exitCode).toBe(0);
  const calls = control
    .requests()
    .map(({ method, path, status }) => `${method} ${path.replace(/visitor\/.*/, "visitor/…")} ${status}`);
  expect(calls.slice(-2)).toEqual(["POST livechat/visitor 200", "DELETE livechat/visitor/… 200"]);
  expect(control.visitors()).toEqual([]);
  expect(control.rooms()).toEqual([]);
});

test.each<[expected: RegExp, rule: FaultRule, left: number]>([
  [
    /^try-visitor problem: the workspace did not register a visitor: HTTP 502$/,
    { path: "livechat/visitor", fault: { kind: "html", status: 502 } },
    0,
  ],
  [
    /^try-visitor problem: the workspace did not register a visitor: it broke off$/,
    { path: "livechat/visitor", fault: { kind: "drop-after" } },
    0,
  ],
  [
    /^try-visitor unseen: too many registrations/,
    { path: "livechat/visitor", fault: { kind: "rate-limit", seconds: 9 } },
    0,
  ],
  [
    /^try-visitor problem: the visitor prechat-doctor-.* was registered, and not erased: HTTP 502$/,
    { method: "DELETE", path: "livechat/visitor/:token", fault: { kind: "html", status: 502 } },
    1,
  ],
])("%s", async (expected, rule, left) => {
  const { url, control } = await serve();
  control.fault(rule);
  const { lines } = await findingsFor(url, { isTried: true });
  expect(lines).toEqual([expect.stringMatching(expected)]);
  expect(control.visitors()).toHaveLength(left);
});

test("where nobody listens, nobody was registered either, and nothing is known to fail", async () => {
  const { exitCode, lines } = await findingsFor(`http://127.0.0.1:${await freePort(43_000)}`, { isTried: true });
  expect(lines).toEqual(["try-visitor unseen: nobody listens there"]);
  expect(exitCode).toBe(2);
});
