// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import { PageStage } from "./page-stage.ts";

const VISITOR = { id: "v1", username: "guest-1", name: "Ada", email: "ada@example.com", phone: "", department: "" };
const REGISTERED = { token: "t-ada", visitor: VISITOR };
const HANDOFF = { ...REGISTERED, room: { id: "r1", isNew: true }, customFields: { saved: [], failed: [] } };
const view = window as unknown as { dataLayer?: unknown };

let page: PageStage;
beforeEach(() => {
  delete view.dataLayer;
});
afterEach(() => page.say("destroy"));

/** What was pushed, without what says nothing. */
const pushed = () => JSON.parse(JSON.stringify(view.dataLayer ?? null));

async function open(settings = {}): Promise<void> {
  page = new PageStage({ analytics: "dataLayer", ...settings });
  await page.open();
  await Promise.resolve();
}

test("pushes what happens, and nothing of the visitor's", async () => {
  await open({ name: "sales" });
  page.frame.send(
    { type: "field", name: "email" },
    { type: "field-problem", name: "email", problem: "invalidEmail" },
    { type: "submit" },
    { type: "registered", detail: REGISTERED },
    { type: "error", detail: { step: "room", reason: "timeout", retryAt: 5 } },
    { type: "handoff", detail: HANDOFF },
  );
  await page.settle();
  page.say("close");
  const of = { prechat_widget: "sales" };
  expect(pushed()).toEqual([
    { ...of, event: "prechat_open" },
    { ...of, event: "prechat_field_problem", prechat_field: "email", prechat_problem: "invalidEmail" },
    { ...of, event: "prechat_submit" },
    { ...of, event: "prechat_registered" },
    { ...of, event: "prechat_error", prechat_step: "room", prechat_reason: "timeout" },
    { ...of, event: "prechat_handoff" },
  ]);
  expect(JSON.stringify(pushed())).not.toMatch(/ada|t-ada|example\.com/i);
});

test("a form that is left half-filled was abandoned in its last field, once", async () => {
  await open();
  page.frame.send({ type: "field", name: "name" }, { type: "field", name: "order" });
  await page.settle();
  dispatchEvent(new Event("pagehide"));
  page.say("close");
  await Promise.resolve();
  expect(pushed()).toEqual([{ event: "prechat_open" }, { event: "prechat_abandon", prechat_field: "order" }]);
});

test("clears what an earlier push said of a field", async () => {
  await open();
  page.frame.send({ type: "field-problem", name: "email", problem: "required" }, { type: "submit" });
  await page.settle();
  expect((view.dataLayer as object[]).at(-1)).toHaveProperty("prechat_field", undefined);
});

test("leaves alone what is no layer, and a page that wants none", async () => {
  const element = document.createElement("form");
  view.dataLayer = element;
  await open();
  expect(view.dataLayer).toBe(element);
  page.say("destroy");
  delete view.dataLayer;
  await open({ analytics: undefined });
  expect(view.dataLayer).toBeUndefined();
});
