import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Settings } from "../../protocol/settings.ts";
import { keepInCache } from "../browser/keep-in-cache.ts";
import { newArea, openFrame, PAGE, type TestFrame, type TestFrameOptions, until } from "./testing/test-frame.ts";

vi.mock("../browser/keep-in-cache.ts");

const ASKS_NAME = { registrationForm: true, nameFieldRegistrationForm: true, emailFieldRegistrationForm: true };
const CONFIG = { config: { enabled: true, online: true, settings: ASKS_NAME } };
const FOLDER = "https://chat.example.com/livechat/";

/** Files that were asked for, each with what ends its download. */
let downloads: { name: string; signal: AbortSignal; complete(): void; refuse(): void }[] = [];
const asked = () => downloads.map(({ name }) => name);

beforeEach(() => {
  downloads = [];
  vi.mocked(keepInCache).mockImplementation(
    (url, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        const name = url.replace(FOLDER, "");
        downloads.push({ name, signal, complete: resolve, refuse: () => reject(new TypeError("Failed to fetch")) });
      }),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A visitor in front of the form, in a frame that comes from the workspace's site. @param arrange What is different. */
async function openForm(
  settings: Partial<Settings> = {},
  options: TestFrameOptions = {},
  arrange = () => {},
): Promise<TestFrame> {
  const windowFiles = ["a.js", "b.js"];
  const frame = openFrame({ settings: { handoff: "livechat", ...settings }, windowFiles, hasLoader: true, ...options });
  vi.stubGlobal("location", new URL("https://www.example.com/prechat/frame/index.html"));
  setConnection({ effectiveType: "4g" });
  arrange();
  frame.receive({ type: "open", page: PAGE });
  (await frame.request("GET config")).answer(CONFIG);
  await until(() => expect(frame.visit().flow.value.kind).toBe("form"));
  await frame.settle();
  return frame;
}

/** What the browser tells of the network. */
function setConnection(connection: Navigator["connection"]): void {
  vi.stubGlobal("navigator", { onLine: true, languages: ["en"], connection });
}

async function typeName(frame: TestFrame): Promise<void> {
  frame.type("name", "Ada");
  await frame.settle();
}

it("comes from the visitor's first key on, one file after the other", async () => {
  const frame = await openForm();
  expect(asked()).toEqual([]);
  await typeName(frame);
  expect(asked()).toEqual(["a.js"]);
  downloads[0]?.complete();
  await frame.settle();
  expect(asked()).toEqual(["a.js", "b.js"]);
  downloads[1]?.complete();
  frame.type("name", "Ada Lovelace");
  await frame.settle();
  expect(asked()).toEqual(["a.js", "b.js"]);
});

it("ends with the form, and goes on with it", async () => {
  const frame = await openForm();
  await typeName(frame);
  frame.receive({ type: "close" });
  await frame.settle();
  expect(downloads[0]?.signal.aborted).toBe(true);
  expect(asked()).toEqual(["a.js"]);
  frame.receive({ type: "open", page: PAGE });
  await frame.settle();
  expect(asked()).toEqual(["a.js", "a.js"]);
  frame.receive({ type: "reset" });
  expect(downloads[1]?.signal.aborted).toBe(true);
});

it("begins no file while answers are on their way", async () => {
  const frame = await openForm();
  await typeName(frame);
  frame.type("email", "ada@example.com");
  void frame.visit().submit();
  await until(() => expect(frame.visit().flow.value.kind).toBe("submitting"));
  downloads[0]?.complete();
  await frame.settle();
  expect(asked()).toEqual(["a.js"]);
});

it("leaves a refusal to the window", async () => {
  const frame = await openForm();
  await typeName(frame);
  downloads[0]?.refuse();
  await frame.settle();
  frame.type("name", "Ada Lovelace");
  await frame.settle();
  expect(asked()).toEqual(["a.js"]);
});

it("waits for the agreement that is asked for", async () => {
  const frame = await openForm({ consent: { text: "Agreed?", version: "1", required: true } });
  await typeName(frame);
  expect(asked()).toEqual([]);
  frame.visit().consent.agree();
  await frame.settle();
  expect(asked()).toEqual(["a.js"]);
});

it("waits for a key of this page: what a reload brought back is none", async () => {
  const tab = newArea();
  await typeName(await openForm({}, { tab }));
  downloads = [];
  const frame = await openForm({}, { tab });
  expect(frame.valueOf("name")).toBe("Ada");
  expect(asked()).toEqual([]);
  frame.type("name", "Ada L");
  await frame.settle();
  expect(asked()).toEqual(["a.js"]);
});

it("ends where the site sends its visitors elsewhere", async () => {
  const frame = await openForm();
  await typeName(frame);
  frame.receive({ type: "set", settings: { handoff: "room" } });
  await frame.settle();
  expect(downloads[0]?.signal.aborted).toBe(true);
});

it("takes names of files, and not too many", async () => {
  const hostile = ["../api/v1/me", "https://other.example/a.js", "//other.example", "..%2fa", "..", "", "https://["];
  const frame = await openForm({}, { windowFiles: [...hostile, "b.js", ...Array(100).fill("c.js")] });
  await typeName(frame);
  for (let index = 0; index < downloads.length; index++) {
    downloads[index]?.complete();
    await Promise.resolve();
    await frame.settle();
  }
  expect(asked().slice(0, 2)).toEqual(["b.js", "c.js"]);
  expect(asked()).toHaveLength(50);
});

it.each<[string, Partial<Settings>, TestFrameOptions, () => void]>([
  ["for a site with a way of its own", { handoff: "room" }, {}, () => {}],
  ["where nobody could open the window", {}, { hasLoader: false }, () => {}],
  ["where data is dear", {}, {}, () => setConnection({ saveData: true })],
  ["where the browser does not tell what data costs", {}, {}, () => setConnection(undefined)],
  [
    "in a frame from another site, whose cache the window does not share",
    {},
    {},
    () => vi.stubGlobal("location", new URL("https://static.example.net/frame/index.html")),
  ],
])("stays away %s", async (_name, settings, options, arrange) => {
  const frame = await openForm(settings, options, arrange);
  await typeName(frame);
  expect(asked()).toEqual([]);
});
