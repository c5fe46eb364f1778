import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newArea, openFrame, PAGE, type TestFrame, until } from "./testing/test-frame.ts";

const ONLINE = { config: { enabled: true, online: true, settings: { registrationForm: true } } };

beforeEach(() => {
  for (const method of ["error", "warn"] as const) vi.spyOn(console, method).mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function openForm(frame: TestFrame): Promise<void> {
  frame.receive({ type: "open", page: PAGE });
  (await frame.request("GET config")).answer(ONLINE);
  await until(() => expect(frame.visit().flow.value.kind).toBe("form"));
}

describe("a visitor who is erased", () => {
  const TOKEN = "t-ada";
  const area = () => newArea(new Map([["token", JSON.stringify(TOKEN)]]));
  const outcome = (frame: TestFrame) =>
    until(() => {
      const told = frame.told.find(({ type }) => type === "erased");
      if (!told) throw new Error("Nothing was said of it.");
      return told;
    });
  const REFUSAL = { success: false, error: "[visitor-has-open-rooms]", errorType: "visitor-has-open-rooms" };

  it("is deleted in the workspace, then forgotten here, and the next one is told", async () => {
    const frame = openFrame({ area: area(), token: TOKEN });
    await openForm(frame);
    frame.type("phone", "+491701234567");
    frame.receive({ type: "erase", id: 7 });
    (await frame.request(`DELETE visitor/${TOKEN}`)).answer({ visitor: { _id: "1" } });
    expect(await outcome(frame)).toEqual({ type: "erased", id: 7, erased: true });
    const order = frame.told.map(({ type }) => type);
    expect(order.indexOf("forgotten")).toBeLessThan(order.indexOf("erased"));
    expect(frame.storage.token.read()).toBeUndefined();
    (await frame.request("GET config")).answer(ONLINE);
    await until(() => expect(frame.visit().flow.value.kind).toBe("form"));
    expect(frame.valueOf("phone")).toBe("");
    expect(frame.visit().erasure.state.value).toEqual({ kind: "done" });
  });

  it("stays as they are while their chat is open, and the site hears why", async () => {
    const frame = openFrame({ area: area(), token: TOKEN });
    await openForm(frame);
    frame.type("phone", "+491701234567");
    frame.receive({ type: "erase", id: 7 });
    (await frame.request(`DELETE visitor/${TOKEN}`)).answer(REFUSAL, 400);
    expect(await outcome(frame)).toEqual({ type: "erased", id: 7, erased: false, reason: "visitor-has-open-rooms" });
    expect(frame.valueOf("phone")).toBe("+491701234567");
    expect(frame.storage.token.read()).toBe(TOKEN);
  });

  it.each([
    ["has no token", undefined],
    ["is unknown to the workspace", TOKEN],
  ])("and %s: there is nothing to delete but what is here", async (_who, token) => {
    const frame = openFrame(token ? { area: area(), token } : {});
    frame.receive({ type: "erase", id: 7 });
    if (token) {
      const refusal = { success: false, error: "[invalid-token]", errorType: "invalid-token" };
      (await frame.request(`DELETE visitor/${token}`)).answer(refusal, 400);
    }
    expect(await outcome(frame)).toMatchObject({ erased: true });
    expect(frame.open()).toEqual([]);
  });

  it("by their own wish is offered it where the site says so, and told that an open chat keeps them", async () => {
    const frame = openFrame({ area: area(), token: TOKEN, settings: { startOver: "erase" } });
    expect(frame.visit().erasure.isOffered).toBe(true);
    frame.visit().erasure.ask();
    frame.visit().erasure.confirm();
    frame.visit().erasure.ask();
    frame.visit().erasure.confirm();
    (await frame.request(`DELETE visitor/${TOKEN}`)).answer(REFUSAL, 400);
    await until(() => expect(frame.visit().erasure.state.value).toEqual({ kind: "chat-is-open" }));
    expect(frame.open()).toEqual([]);
    expect(openFrame().visit().erasure.isOffered).toBe(false);
  });

  it("by their own wish is asked back first: nothing is deleted before they mean it, or when they don't", async () => {
    const frame = openFrame({ area: area(), token: TOKEN, settings: { startOver: "erase" } });
    const { erasure } = frame.visit();
    erasure.confirm();
    expect(erasure.state.value).toEqual({ kind: "none" });
    erasure.ask();
    erasure.ask();
    expect(erasure.state.value).toEqual({ kind: "in-question" });
    erasure.withdraw();
    erasure.confirm();
    expect(erasure.state.value).toEqual({ kind: "none" });
    expect(frame.open()).toEqual([]);
    erasure.ask();
    erasure.confirm();
    erasure.withdraw();
    expect(erasure.state.value).toEqual({ kind: "under-way" });
    await frame.request(`DELETE visitor/${TOKEN}`);
  });
});
