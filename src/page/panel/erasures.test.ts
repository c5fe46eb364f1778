// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCommand, type Load } from "../launcher/command.ts";
import { createLauncher, type Launcher, type OnErased } from "../launcher/launcher.ts";
import { loadNoFrames } from "../without-frames.ts";
import { Erasures } from "./erasures.ts";
import { PageStage } from "./page-stage.ts";
import { takeOver } from "./take-over.ts";

const SERVER = "https://chat.example.com";
const TOKEN = `prechat:token:${SERVER}`;
const DESTROYED = { erased: false, reason: "destroyed" };

/** As the loader does: also before the panel's code is there. */
const erase = (page: PageStage) => new Promise((resolve) => page.say("erase", resolve));

describe("erase", () => {
  let page: PageStage;
  beforeEach(() => {
    localStorage.clear();
    page = new PageStage();
  });
  afterEach(() => page.say("destroy"));

  test("waits for a frame that is not there yet, and hears from it after the visitor is forgotten", async () => {
    localStorage.setItem(TOKEN, "t-ada");
    const outcome = erase(page);
    page.frame.greet();
    const { id } = await page.frame.last("erase");
    expect((await page.frame.last("configure")).open).toBe(false);
    page.frame.send(
      { type: "forgotten" },
      { type: "remember", id: 1, token: null },
      { type: "erased", id, erased: true },
    );
    await expect(outcome).resolves.toEqual({ erased: true });
    expect(localStorage.getItem(TOKEN)).toBeNull();
  });

  test("says why the workspace refuses, and forgets nothing", async () => {
    localStorage.setItem(TOKEN, "t-ada");
    await page.open();
    const outcome = erase(page);
    const { id } = await page.frame.last("erase");
    page.frame.send({ type: "erased", id, erased: false, reason: "visitor-has-open-rooms" });
    await expect(outcome).resolves.toEqual({ erased: false, reason: "visitor-has-open-rooms" });
    expect(localStorage.getItem(TOKEN)).toBe("t-ada");
  });

  test("is asked again of a frame that was loaded again before it answered", async () => {
    await page.open();
    const outcome = erase(page);
    const { id } = await page.frame.last("erase");
    page.frame.received.length = 0;
    page.frame.greet();
    expect(await page.frame.last("erase")).toEqual({ type: "erase", id });
    page.frame.send({ type: "erased", id, erased: true });
    await expect(outcome).resolves.toEqual({ erased: true });
  });

  test("is answered also where the widget is destroyed first", async () => {
    const outcome = erase(page);
    page.say("destroy");
    await expect(outcome).resolves.toEqual(DESTROYED);
  });

  test("loads an inline form that is far below", () => {
    document.body.innerHTML = "<div id=here></div>";
    const inline = new PageStage({ mode: "inline", target: "#here" });
    takeOver(inline.launcher, { check() {}, fetchLivechat() {}, prepareLivechat() {}, startLivechat() {} });
    expect(inline.iframe?.loading).toBe("lazy");
    inline.say("erase");
    expect(inline.iframe?.loading).toBe("eager");
    inline.say("destroy");
  });
});

test("no frame in time is a reason", async () => {
  vi.useFakeTimers();
  const outcome = new Erasures().ask(() => expect.fail("there is nobody to send it to"), false);
  await vi.advanceTimersByTimeAsync(15_000);
  await expect(outcome).resolves.toEqual({ erased: false, reason: "timeout" });
  vi.useRealTimers();
});

describe("before the panel's code is there", () => {
  const SETTINGS = { server: SERVER, frame: "https://static.example.com/frame/index.html" };

  test("a panel that can't be loaded is a reason, and so is the end of the widget", async () => {
    loadNoFrames();
    vi.spyOn(console, "error").mockImplementation(() => {});
    const launcher = createLauncher({ ...SETTINGS }, () => {});
    const [first, second] = [vi.fn(), vi.fn()];
    launcher.call("erase", first);
    launcher.fail("unavailable", "the panel can't be loaded");
    expect(first).toHaveBeenCalledExactlyOnceWith({ erased: false, reason: "unavailable" });
    launcher.call("erase", second);
    launcher.call("destroy");
    expect(second).toHaveBeenCalledExactlyOnceWith(DESTROYED);
    vi.restoreAllMocks();
  });

  test("it is kept for a widget that has not begun, and answered when that never does", async () => {
    loadNoFrames();
    const load = vi.fn<Load>();
    const prechat = createCommand(SETTINGS.frame, load);
    const outcome = prechat("erase");
    prechat("destroy");
    await expect(outcome).resolves.toEqual(DESTROYED);
    const other = prechat("erase");
    prechat("init", SETTINGS);
    const [[, request] = []] = load.mock.calls;
    const [command, onAnswered] = (request as { launcher: Launcher }).launcher.calls?.at(-1) ?? [];
    expect(command).toBe("erase");
    (onAnswered as OnErased)({ erased: true });
    await expect(other).resolves.toEqual({ erased: true });
    prechat("destroy");
  });
});
