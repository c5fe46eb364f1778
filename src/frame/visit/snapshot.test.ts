import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Config } from "../workspace/schemas.ts";
import { openFrame, PAGE, type TestFrame, until } from "./testing/test-frame.ts";

const SNAPSHOT: Config = {
  settings: { registrationForm: true, nameFieldRegistrationForm: true, emailFieldRegistrationForm: true },
  theme: { title: "Talk to Fernweh" },
  departments: [
    { _id: "1", name: "Sales", showOnRegistration: true },
    { _id: "2", name: "Repairs", showOnRegistration: true },
  ],
  customFields: [
    { _id: "topic", type: "input" },
    { _id: "order", type: "input" },
  ],
};
const FRESH = { config: { ...SNAPSHOT, enabled: true, online: true } };
const freshWith = (changes: object) => ({ config: { ...FRESH.config, ...changes } });

beforeEach(() => {
  for (const method of ["error", "warn"] as const) vi.spyOn(console, method).mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const kindOf = (frame: TestFrame) => frame.visit().flow.value.kind;
const shownBy = (frame: TestFrame) =>
  frame.visit().form.inForce.value.flatMap(({ name, isHidden }) => (isHidden ? [] : name));

function open(options: Parameters<typeof openFrame>[0] = {}): TestFrame {
  const frame = openFrame({ snapshot: SNAPSHOT, ...options });
  frame.receive({ type: "open", page: PAGE });
  return frame;
}

it("shows the whole form before the workspace has answered, in its own words", async () => {
  const frame = open();
  await frame.request("GET config");
  expect(kindOf(frame)).toBe("form");
  expect(shownBy(frame)).toEqual(["name", "email", "phone", "department", "topic", "order"]);
  expect(frame.visit().config.value?.theme?.title).toBe("Talk to Fernweh");
});

it("keeps what is there in its place when the workspace answers, and puts after it what is new", async () => {
  const frame = open();
  frame.type("name", "Ada");
  frame.type("department", "2");
  const customFields = [{ _id: "budget", type: "input" }, ...(SNAPSHOT.customFields ?? []).toReversed()];
  (await frame.request("GET config")).answer(freshWith({ customFields, theme: { title: "New" } }));
  await until(() => expect(frame.visit().config.value?.theme?.title).toBe("New"));
  expect(shownBy(frame)).toEqual(["name", "email", "phone", "department", "topic", "order", "budget"]);
  expect(frame.valueOf("name")).toBe("Ada");
  expect(frame.valueOf("department")).toBe("2");
});

it("lets the workspace win: what it does not ask any more is gone", async () => {
  const frame = open();
  const departments = SNAPSHOT.departments?.slice(0, 1);
  (await frame.request("GET config")).answer(freshWith({ customFields: [], departments }));
  await until(() => expect(shownBy(frame)).toEqual(["name", "email", "phone"]));
});

it("sends nothing by the snapshot: what the workspace asks now is asked first", async () => {
  const frame = open();
  frame.type("name", "Ada");
  frame.type("email", "ada@example.com");
  void frame.visit().submit();
  await frame.settle();
  expect(frame.visit().flow.value).toMatchObject({ kind: "submitting", step: "config" });
  const settings = { ...SNAPSHOT.settings, forceAcceptDataProcessingConsent: true };
  (await frame.request("GET config")).answer(freshWith({ settings }));
  await until(() => expect(kindOf(frame)).toBe("form"));
  expect(frame.visit().consent.isMissed.value).toBe(true);
  expect(frame.open().filter((name) => name.startsWith("POST"))).toEqual([]);
});

it("asks for the agreement that the snapshot knows of, and keeps it when the workspace says the same", async () => {
  const asked = { ...SNAPSHOT.settings, forceAcceptDataProcessingConsent: true };
  const frame = open({ snapshot: { ...SNAPSHOT, settings: asked } });
  expect(frame.visit().consent.isShown).toBe(true);
  frame.visit().consent.agree();
  (await frame.request("GET config")).answer(freshWith({ settings: asked }));
  await frame.settle();
  expect(frame.visit().consent.isLacking).toBe(false);
});

it.each<[string, Parameters<typeof openFrame>[0]]>([
  ["of a visitor who may be known", { token: "a-token" }],
  ["of a business unit, whose departments are others", { settings: { businessUnit: "unit" } }],
  ["that asks nothing", { snapshot: { settings: { registrationForm: false } } }],
  [
    "in another language than the texts that are there",
    { settings: { locale: "xx" }, snapshot: { settings: { language: "de" } } },
  ],
])("waits for the workspace with a form %s", async (_name, options) => {
  const frame = open(options);
  await frame.request("GET config");
  expect(kindOf(frame)).toBe("loading");
});
