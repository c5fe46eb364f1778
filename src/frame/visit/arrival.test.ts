import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Settings } from "../../protocol/settings.ts";
import { openFrame, PAGE, type TestFrame, until } from "./testing/test-frame.ts";

const ONLINE = {
  config: {
    enabled: true,
    online: true,
    settings: { registrationForm: true, nameFieldRegistrationForm: true, emailFieldRegistrationForm: true },
  },
};
const KNOWN = { name: "Ada Lind", email: "ada@example.com" };

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function open(settings: Partial<Settings>, isGesture = true, before?: (frame: TestFrame) => void) {
  const frame = openFrame({ settings });
  frame.receive({ type: "intent" });
  (await frame.request("GET config")).answer(ONLINE);
  await until(() => expect(frame.visit().flow.value.kind).toBe("form"));
  before?.(frame);
  frame.receive({ type: "open", page: PAGE, isGesture });
  await frame.settle();
  return frame;
}

it("sends what the site has told where that is all that the form requires, and the site wants so", async () => {
  const frame = await open({ prefill: { ...KNOWN, send: true } });
  const { body, answer } = await frame.request("POST visitor");
  answer({ visitor: { _id: "1", token: (body as { visitor: { token: string } }).visitor.token, username: "guest-1" } });
  expect((await frame.request("POST visitor")).body).toMatchObject({ visitor: KNOWN });
});

it.each([
  ["include", /./],
  ["omit", /^$/],
] as const)("with the event token %s, events tell it as the site wants", async (eventToken, expected) => {
  const frame = await open({ prefill: { ...KNOWN, send: true }, handoff: "event", eventToken });
  for (let calls = 0; calls < 2; calls++) {
    const { body, answer } = await frame.request("POST visitor");
    const { token } = (body as { visitor: { token: string } }).visitor;
    answer({ visitor: { _id: "1", token, username: "guest-1" } });
  }
  await until(() => expect(frame.visit().flow.value.kind).toBe("handed-off"));
  const tokens = frame.told.flatMap((it) =>
    it.type === "registered" || it.type === "handoff" ? [it.detail.token] : [],
  );
  expect(tokens).toEqual([expect.stringMatching(expected), expect.stringMatching(expected)]);
});

it.each<[why: string, settings: Partial<Settings>, isGesture?: boolean, before?: (frame: TestFrame) => void]>([
  ["the site does not want so", { prefill: KNOWN }],
  ["the page opened it by itself", { prefill: { ...KNOWN, send: true } }, false],
  ["an answer is missing", { prefill: { name: "Ada Lind", send: true } }],
  ["an answer breaks a rule", { prefill: { ...KNOWN, email: "ada@", send: true } }],
  ["the visitor has typed", { prefill: { ...KNOWN, send: true } }, true, (frame) => frame.type("name", "Bo Berg")],
  [
    "they have to agree first",
    { prefill: { ...KNOWN, send: true }, consent: { text: "", version: "1", required: true } },
  ],
])("shows the form, filled in, where %s", async (_why, settings, isGesture, before) => {
  const frame = await open(settings, isGesture, before);
  expect(frame.visit().flow.value.kind).toBe("form");
  expect(frame.open()).toEqual([]);
});
