import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newArea, openFrame, PAGE, type TestFrame, until } from "./testing/test-frame.ts";

const ASKS_EARLY = { fields: { name: "required", email: "required", phone: "optional" } } as const;
const ASKS_NAME = { registrationForm: true, nameFieldRegistrationForm: true, emailFieldRegistrationForm: true };
const ONLINE = { config: { enabled: true, online: true, settings: ASKS_NAME } };
const AWAY = { config: { enabled: true, online: false, settings: { ...ASKS_NAME, displayOfflineForm: true } } };

beforeEach(() => {
  for (const method of ["error", "warn"] as const) vi.spyOn(console, method).mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const kindOf = (frame: TestFrame) => frame.visit().flow.value.kind;

async function openForm(frame: TestFrame, config: object = ONLINE): Promise<void> {
  frame.receive({ type: "open", page: PAGE });
  (await frame.request("GET config")).answer(config);
  await until(() => expect(kindOf(frame)).toMatch(/form|away/));
}

function fillIn(frame: TestFrame, name: string): void {
  frame.type("name", name);
  frame.type("email", `${name.toLowerCase()}@example.com`);
}

describe("a visitor who is forgotten", () => {
  it("while a message for later is on its way: the next one's words stay, and no event comes", async () => {
    const frame = openFrame();
    await openForm(frame, AWAY);
    fillIn(frame, "Ada");
    frame.type("message", "Hello");
    void frame.visit().sendMessage();
    const sent = await frame.request("POST offline.message");
    frame.receive({ type: "reset" });
    (await frame.request("GET config")).answer(AWAY);
    await until(() => expect(kindOf(frame)).toBe("away"));
    frame.type("message", "From somebody else");
    sent.answer({ message: "sent" });
    await frame.settle();
    expect(kindOf(frame)).toBe("away");
    expect(frame.valueOf("message")).toBe("From somebody else");
    expect(frame.told.map(({ type }) => type)).not.toContain("away-message");
  });

  it("before the configuration came: their agreement is forgotten too", async () => {
    const area = newArea();
    const settings = { consent: { text: "Agreed?", version: "1", required: true } };
    const first = openFrame({ area, settings });
    await openForm(first);
    first.visit().consent.agree();
    const second = openFrame({ area, settings });
    second.receive({ type: "open", page: PAGE });
    await second.request("GET config");
    second.receive({ type: "reset" });
    (await second.request("GET config")).answer(ONLINE);
    await until(() => expect(kindOf(second)).toBe("form"));
    expect(second.visit().consent.isGiven).toBe(false);
    expect(second.visit().consent.isShown).toBe(true);
  });

  it("after an early submission: the next one's form can be filled in at once", async () => {
    const frame = openFrame({ settings: ASKS_EARLY });
    frame.receive({ type: "open", page: PAGE });
    await until(() => expect(kindOf(frame)).toBe("form"));
    fillIn(frame, "Ada");
    await Promise.race([frame.visit().submit(), frame.settle()]);
    expect(frame.visit().flow.value).toMatchObject({ kind: "submitting", step: "config" });
    frame.receive({ type: "reset" });
    await frame.settle();
    expect(kindOf(frame)).toBe("form");
    expect(frame.valueOf("name")).toBe("");
  });

  it("while the submission waits for the phone library: the next one's words are not sent", async () => {
    let arrive = () => {};
    const library = new Promise<never>((_resolve, reject) => {
      arrive = () => reject(new TypeError("Failed to fetch"));
    });
    const frame = openFrame({ settings: ASKS_EARLY, parts: { phone: () => library } });
    await openForm(frame);
    fillIn(frame, "Ada");
    frame.type("phone", "0301234567");
    void frame.visit().submit();
    await frame.settle();
    frame.receive({ type: "reset" });
    (await frame.request("GET config")).answer(ONLINE);
    await until(() => expect(kindOf(frame)).toBe("form"));
    fillIn(frame, "Bob");
    arrive();
    await frame.settle();
    expect(kindOf(frame)).toBe("form");
    expect(frame.open()).toEqual([]);
    expect(frame.told.map(({ type }) => type)).not.toContain("submit");
  });

  it("while they are being registered: nothing of theirs is kept, and the next one is somebody else", async () => {
    const frame = openFrame({ area: newArea(), settings: ASKS_EARLY });
    await openForm(frame);
    fillIn(frame, "Ada");
    void frame.visit().submit();
    const { body, answer } = await frame.request("POST visitor");
    const { token } = (body as { visitor: { token: string } }).visitor;
    frame.receive({ type: "reset" });
    answer({ visitor: { _id: "1", token, username: "guest-1" } });
    const { query } = await frame.request("GET config");
    expect(query.get("token")).toBeNull();
    await frame.settle();
    expect(frame.storage.journal.read()).toBeUndefined();
    expect(frame.storage.token.read()).toBeUndefined();
    expect(frame.told.map(({ type }) => type)).not.toContain("registered");
  });

  it("in another tab: what was typed here is theirs, and goes with them", async () => {
    const area = newArea();
    const tab = newArea();
    const here = openFrame({ area, tab, settings: ASKS_EARLY });
    await openForm(here);
    fillIn(here, "Ada");
    const there = openFrame({ area, settings: ASKS_EARLY });
    there.receive({ type: "reset" });
    const reloaded = openFrame({ area, tab, settings: ASKS_EARLY });
    await openForm(reloaded);
    expect(reloaded.valueOf("name")).toBe("");
  });

  it("in another tab: a form that is sent here afterwards begins anew instead of renaming them", async () => {
    const area = newArea();
    const here = openFrame({ area, settings: ASKS_EARLY });
    await openForm(here);
    fillIn(here, "Ada");
    const forgotten = here.visit();
    const requests = here.open();
    const there = openFrame({ area });
    there.receive({ type: "reset" });
    void forgotten.submit();
    await here.settle();
    expect(requests).toEqual([]);
    expect(there.open()).toEqual(["GET config"]);
    expect(here.visit()).not.toBe(forgotten);
    expect(here.valueOf("name")).toBe("");
  });
});

it("does not take an emptied storage for a visitor who was forgotten", async () => {
  const items = new Map<string, string>();
  const area = newArea(items);
  const frame = openFrame({ area, settings: ASKS_EARLY });
  frame.receive({ type: "reset" });
  await openForm(frame);
  fillIn(frame, "Ada");
  items.clear();
  void frame.visit().submit();
  expect((await frame.request("POST visitor")).body).toMatchObject({ visitor: {} });
});

it("asks for the configuration by itself once the connection is back, where the form was there before it", async () => {
  const noCode = () => Promise.reject(new TypeError("Failed to fetch"));
  const frame = openFrame({ settings: ASKS_EARLY, parts: { afterForm: noCode } });
  frame.setOnline(false);
  frame.receive({ type: "open", page: PAGE });
  (await frame.request("GET config")).drop();
  await until(() => expect(frame.visit().flow.value).toMatchObject({ kind: "failed", reason: "offline" }));
  fillIn(frame, "Ada");
  frame.setOnline(true);
  (await frame.request("GET config")).answer(ONLINE);
  await until(() => expect(kindOf(frame)).toBe("form"));
  expect(frame.valueOf("name")).toBe("Ada");
  expect(frame.open()).toEqual([]);
});
