// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Settings } from "../../protocol/settings.ts";
import { loadNoFrames } from "../without-frames.ts";
import { createLauncher, type Launcher } from "./launcher.ts";

const SETTINGS: Settings = {
  server: "https://chat.example.com",
  frame: "https://static.example.com/frame/index.html",
};

loadNoFrames();
const complain = vi.spyOn(console, "error").mockImplementation(() => {});
const loadPanel = vi.fn<(launcher: Launcher) => void>();
let launcher: Launcher;
beforeEach(() => {
  vi.useFakeTimers();
  launcher = createLauncher({ ...SETTINGS }, loadPanel);
});
afterEach(() => {
  launcher.call("destroy");
  vi.useRealTimers();
  vi.clearAllMocks();
});

const waiting = () => launcher.calls?.map(([command]) => command);
const note = () => launcher.root.querySelector("output")?.textContent;

test("fetches the panel once, at the first command that needs it", () => {
  launcher.call("identify", { name: "Ada" });
  launcher.call("set", { color: "#c60" });
  expect(loadPanel).not.toHaveBeenCalled();
  expect(launcher.root.querySelector("iframe")).toBeNull();
  launcher.call("intent");
  launcher.call("open");
  expect(loadPanel).toHaveBeenCalledOnce();
  expect(waiting()).toEqual(["identify", "set", "intent", "open"]);
});

test("asks for no more rights in its iframe than it needs, and says nothing of the page's address", () => {
  launcher.call("open");
  const frame = launcher.root.querySelector("iframe");
  expect(frame?.getAttribute("allow")).toBe("camera 'none';microphone 'none';geolocation 'none'");
  expect(frame?.getAttribute("referrerpolicy")).toBe("no-referrer");
});

test("of a panel that can't be loaded the visitor, the page's listeners and its window hear", async () => {
  const heard = vi.fn();
  const onWindow = vi.fn();
  addEventListener("prechat:error", onWindow, { once: true });
  launcher.call("on", "error", heard);
  launcher.call("open");
  launcher.fail("unavailable", "https://static.example.com/prechat-panel.js can't be loaded");
  await Promise.resolve();
  expect(note()).toBe("Chat can't be loaded right now.");
  expect(heard.mock.calls).toEqual([[{ step: "config", reason: "unavailable" }]]);
  expect(onWindow.mock.lastCall?.[0].detail).toEqual({ step: "config", reason: "unavailable" });
  expect(complain).toHaveBeenCalledOnce();
});

test("gives a panel that never comes up after 15 s", async () => {
  const heard = vi.fn();
  launcher.call("on", "error", heard);
  launcher.call("open");
  await vi.advanceTimersByTimeAsync(14_999);
  expect(note()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(note()).toBe("Chat can't be loaded right now.");
  expect(heard.mock.calls).toEqual([[{ step: "config", reason: "timeout" }]]);
});

test.each(["open", "toggle"])(
  "what was given up does not happen later: after a failure, a second %s is the only one",
  (command) => {
    launcher.call("identify", { name: "Ada" });
    launcher.call(command);
    launcher.fail("unavailable", "https://static.example.com/prechat-panel.js can't be loaded");
    launcher.call(command);
    expect(waiting()).toEqual(["identify", command]);
    expect(loadPanel).toHaveBeenCalledTimes(2);
  },
);

test("tells nobody of anything who does not listen any more", async () => {
  const heard = vi.fn();
  launcher.call("on", "error", heard);
  launcher.call("off", "error", heard);
  launcher.fail("unavailable", "https://static.example.com/prechat-panel.js can't be loaded");
  await Promise.resolve();
  expect(heard).not.toHaveBeenCalled();
});

test("leaves neither an element nor a timer behind", async () => {
  launcher.call("open");
  launcher.call("destroy");
  expect(document.querySelector("prechat-widget")).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});
