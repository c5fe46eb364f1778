// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Settings } from "../../protocol/settings.ts";
import type { ChangeRequest } from "../launcher/requests.ts";
import { checkChange } from "../settings/check.ts";
import { PageStage } from "./page-stage.ts";

const SERVER = "https://chat.example.com";
const TOKEN = `prechat:token:${SERVER}`;
const VISITOR = { id: "v1", username: "guest-1", name: "Ada", email: "", phone: "", department: "" };

let page: PageStage;
beforeEach(() => {
  localStorage.clear();
  page = new PageStage();
});
afterEach(() => {
  page.say("destroy");
  vi.restoreAllMocks();
});

describe("reset", () => {
  test("while the official widget is being started leaves ours in place, and opens nobody's chat", async () => {
    await page.open();
    page.frame.send({ type: "livechat", token: "t-ada" });
    const started = await vi.waitUntil(() => page.livechat[0]);
    page.say("reset");
    expect(started.signal.aborted).toBe(true);
    started.onDone({ open: () => expect.fail("the former visitor's chat was opened") });
    expect(page.host.hidden).toBe(false);
    page.say("close");
    page.say("open");
    expect(page.host.hasAttribute("open")).toBe(true);
  });

  test("drops what the frame still says of the former visitor", async () => {
    await page.open();
    page.say("reset");
    page.frame.send(
      { type: "remember", id: 1, token: "t-ada" },
      { type: "registered", detail: { token: "t-ada", visitor: VISITOR } },
      { type: "livechat", token: "t-ada" },
    );
    await page.settle();
    expect(localStorage.getItem(TOKEN)).toBeNull();
    expect(page.named("registered")).toEqual([]);
    expect(page.livechat).toEqual([]);
    page.frame.send({ type: "forgotten" }, { type: "remember", id: 1, token: "t-bo" });
    await page.settle();
    expect(localStorage.getItem(TOKEN)).toBe("t-bo");
  });

  test("makes a frame that comes only then forget, and hears it once it has", async () => {
    page.say("intent");
    page.say("reset");
    page.frame.greet();
    expect((await page.frame.last("configure")).reset).toBe(true);
    page.frame.send({ type: "remember", id: 1, token: "t-ada" });
    await page.settle();
    expect(localStorage.getItem(TOKEN)).toBeNull();
    page.frame.send({ type: "forgotten" }, { type: "remember", id: 1, token: "t-bo" });
    await page.settle();
    expect(localStorage.getItem(TOKEN)).toBe("t-bo");
  });

  test("forgets who the visitor was, and keeps where the site sends them", async () => {
    page.say("identify", { name: "Ada", department: "Sales", customFields: { plan: "pro" } });
    page.say("reset");
    page.frame.greet();
    expect((await page.frame.last("configure")).settings.prefill).toEqual({ department: "Sales" });
  });

  test("leaves no identify without an answer", async () => {
    await page.open();
    const answer = page.say("identify", { name: "Ada" });
    await page.frame.last("prefill");
    page.say("reset");
    await expect(answer).resolves.toEqual({ refused: {} });
  });

  test("gives the next visitor nothing that was being checked for the former one", async () => {
    const check = vi.fn();
    page = new PageStage({}, { check });
    await page.open();
    page.say("set", { locale: "de", prefill: { name: "Ada" } });
    page.say("reset");
    const [{ settings, go }] = check.mock.lastCall as [ChangeRequest];
    go(settings);
    const told = await page.frame.last("set");
    expect(told.settings).toEqual({ locale: "de" });
  });
});

test("takes nothing by a name that is no setting, `__proto__` among them", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  page = new PageStage({}, { check: ({ running, settings, go }) => go(checkChange(running, settings) ?? {}) });
  await page.open();
  page.say("set", JSON.parse('{ "locale": "de", "colour": "#c60", "__proto__": { "color": "red" } }'));
  expect((await page.frame.last("set")).settings).toEqual({ locale: "de" });
  expect(page.launcher.settings.color).toBeUndefined();
  expect(warn).toHaveBeenCalledTimes(2);
});

test("a visitor who starts over in the frame is forgotten on the page, and no token that another tab wrote", async () => {
  page.say("identify", { name: "Ada", department: "Sales" });
  await page.open();
  localStorage.setItem(TOKEN, "t-of-another-tab");
  page.frame.send({ type: "forgotten" });
  await page.settle();
  page.frame.received.length = 0;
  page.frame.greet();
  expect(await page.frame.last("configure")).toMatchObject({
    settings: { prefill: { department: "Sales" } },
    reset: false,
  });
  expect((await page.frame.last("configure")).settings.prefill).not.toHaveProperty("name");
  expect(localStorage.getItem(TOKEN)).toBe("t-of-another-tab");
});

describe("destroy", () => {
  test("leaves no identify without an answer", async () => {
    await page.open();
    const answer = page.say("identify", { name: "Ada" });
    await page.frame.last("prefill");
    page.say("destroy");
    await expect(answer).resolves.toEqual({ refused: {} });
  });

  test("ends the official widget that is being started, and keeps the visitor's token", async () => {
    await page.open();
    page.frame.send({ type: "remember", id: 1, token: "t-ada" }, { type: "livechat", token: "t-ada" });
    const started = await vi.waitUntil(() => page.livechat[0]);
    page.say("destroy");
    expect(started.signal.aborted).toBe(true);
    expect(localStorage.getItem(TOKEN)).toBe("t-ada");
  });
});

test("a frame that is loaded again is told everything again, and owes no answer", async () => {
  await page.open();
  const answer = page.say("identify", { name: "Ada" });
  await page.frame.last("prefill");
  page.frame.received.length = 0;
  page.frame.greet();
  await expect(answer).resolves.toEqual({ refused: {} });
  expect(await page.frame.last("configure")).toMatchObject({ open: true, settings: { prefill: { name: "Ada" } } });
});

test("identify answers what the form refused", async () => {
  await page.open();
  const answer = page.say("identify", { phone: "7" });
  const { id, prefill } = await page.frame.last("prefill");
  expect(prefill).toEqual({ phone: "7" });
  page.frame.send({ type: "identified", id, refused: { phone: "too short" } });
  await expect(answer).resolves.toEqual({ refused: { phone: "too short" } });
});

describe("what the official widget needs", () => {
  /** @returns The workspaces whose widget was fetched ahead. */
  async function send(settings: Partial<Settings> = {}, ways = 1): Promise<string[]> {
    page = new PageStage(settings);
    await page.open();
    await page.settle();
    expect(page.fetched).toBe(0);
    page.frame.send({ type: "submit" }, { type: "registered", detail: {} as never });
    await page.settle();
    expect(page.fetched).toBe(ways);
    expect(page.prepared).toEqual([]);
    page.frame.send({ type: "registered", detail: { token: "", visitor: VISITOR } });
    await page.settle();
    return page.prepared;
  }

  test("is fetched ahead: our way into it while the answers are sent, its first script while the room is made", async () => {
    expect(await send()).toEqual([SERVER]);
  });

  test("is not fetched for a visitor who stays with us", async () => {
    expect(await send({ handoff: "room" }, 0)).toEqual([]);
  });

  test("is not fetched ahead where data is dear", async () => {
    vi.stubGlobal("navigator", Object.create(navigator, { connection: { value: { saveData: true } } }));
    expect(await send({}, 0)).toEqual([]);
    vi.unstubAllGlobals();
  });
});

test("the official widget takes our place, and reset gives it back", async () => {
  await page.open();
  page.frame.send({ type: "livechat", token: "t-ada" });
  const started = await vi.waitUntil(() => page.livechat[0]);
  const open = vi.fn();
  started.onDone({ open });
  expect(page.host.hidden).toBe(true);
  page.say("open");
  expect(open).toHaveBeenCalledOnce();
  page.say("reset");
  expect(started.signal.aborted).toBe(true);
  expect(page.host.hidden).toBe(false);
});
