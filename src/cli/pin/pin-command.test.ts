import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readSnapshotOf } from "../snapshot-of.ts";
import { runPin } from "./pin-command.ts";

const SERVER = "https://chat.example.com/chat";
const CONFIG = {
  enabled: true,
  online: true,
  settings: { registrationForm: true, language: null, fileUpload: true },
  departments: [{ _id: "1", name: "Sales", showOnRegistration: true, email: "sales@example.com" }],
  customFields: [{ _id: "order", label: "Order", type: "input", visibility: "visible" }],
  messages: { registrationFormMessage: "Hello", conversationFinishedText: "Bye" },
  guest: { _id: "g", token: "secret", name: "Ada" },
  room: { _id: "r" },
  agent: { username: "bob" },
  queueInfo: { spot: 3 },
  triggers: [{ name: "a" }],
};

let folder = "";
const out = () => join(folder, "out");
const written = () => readSnapshotOf(readFileSync(join(out(), "frame/index.html"), "utf8"));
const answer = vi.fn<(url: string) => Response>();
const said = vi.spyOn(console, "error");

const run = (...more: string[]) =>
  runPin(["--server", SERVER, "--parents", "https://www.example.com", "--out", out(), ...more], join(folder, "dist"));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prechat-pin-"));
  mkdirSync(join(folder, "dist/frame"), { recursive: true });
  writeFileSync(join(folder, "dist/frame/index.html"), '<head><meta charset="utf-8" /></head>');
  writeFileSync(join(folder, "dist/integrity.json"), "{}");
  vi.spyOn(console, "log").mockImplementation(() => {});
  said.mockReset().mockImplementation(() => {});
  answer.mockReset().mockImplementation(() => Response.json({ success: true, config: CONFIG }));
  vi.stubGlobal("fetch", async (url: string) => answer(url));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllGlobals();
});

test("takes a snapshot of what is the same for every visitor, and of nothing else", async () => {
  expect(await run()).toBe(0);
  expect(answer.mock.calls).toEqual([[`${SERVER}/api/v1/livechat/config`], [`${SERVER}/livechat`]]);
  expect(written()).toEqual({
    server: SERVER,
    takenAt: expect.any(Number),
    config: {
      settings: { registrationForm: true },
      departments: [{ _id: "1", name: "Sales", showOnRegistration: true }],
      customFields: [{ _id: "order", label: "Order", type: "input" }],
      messages: { registrationFormMessage: "Hello" },
    },
    windowFiles: [],
  });
});

test("refreshes it with the same command", async () => {
  await run();
  const first = written()?.takenAt ?? 0;
  answer.mockImplementation(() => Response.json({ config: { ...CONFIG, departments: [] } }));
  await run();
  expect(written()?.config.departments).toEqual([]);
  expect(written()?.takenAt).toBeGreaterThanOrEqual(first);
});

test.each<[string, () => Response, string]>([
  ["does not answer", () => Response.error(), "it answered 0"],
  ["answers with a page", () => new Response("<html>"), "its answer is no configuration"],
  ["is closed", () => Response.json({}, { status: 502 }), "it answered 502"],
  ["has Omnichannel off", () => Response.json({ config: { enabled: false } }), "Omnichannel is switched off there"],
])("writes the folder, and keeps the last snapshot, when the workspace %s", async (_name, reply, reason) => {
  answer.mockImplementation(reply);
  expect(await run()).toBe(0);
  expect(written()).toBeNull();
  expect(said.mock.calls.at(-1)?.[0]).toBe(
    `prechat: no new snapshot of ${SERVER}: ${reason}. So the form waits for the workspace; run the command again.`,
  );

  answer.mockImplementation(() => Response.json({ config: CONFIG }));
  await run();
  const kept = written();
  answer.mockImplementation(reply);
  await run();
  expect(written()).toEqual(kept);
  expect(said.mock.calls.at(-1)?.[0]).toMatch(/So the one of \d{4}-\d\d-\d\d stays/);
});

test("keeps none of another workspace", async () => {
  await run();
  answer.mockImplementation(() => Response.json({}, { status: 502 }));
  await run("--server", "https://chat.example.net");
  expect(written()).toBeNull();
});

test("asks nothing when told so", async () => {
  expect(await run("--no-snapshot")).toBe(0);
  expect(answer).not.toHaveBeenCalled();
  expect(written()).toBeNull();
});
