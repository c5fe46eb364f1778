import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { untilOnline } from "./online.ts";

const SERVER = "https://chat.example.com";
let browser: { onLine: boolean };
let events: EventTarget;
const request = vi.fn<() => Promise<Response>>();
const onWait = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  browser = { onLine: false };
  events = new EventTarget();
  request.mockReset().mockRejectedValue(new TypeError("Failed to fetch"));
  onWait.mockReset();
  vi.stubGlobal("navigator", browser);
  vi.stubGlobal("addEventListener", events.addEventListener.bind(events));
  vi.stubGlobal("removeEventListener", events.removeEventListener.bind(events));
  vi.stubGlobal("fetch", request);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Whether the wait is over after that time. */
async function isOverAfter(ms: number, wait: Promise<void>): Promise<boolean> {
  let isOver = false;
  void wait.then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(ms);
  return isOver;
}

it("waits for nothing while there is a connection", async () => {
  browser.onLine = true;
  expect(await isOverAfter(0, untilOnline(SERVER, onWait))).toBe(true);
  expect(onWait).not.toHaveBeenCalled();
});

it("goes on as soon as the browser says that it is back", async () => {
  const wait = untilOnline(SERVER, onWait);
  expect(await isOverAfter(1_000, wait)).toBe(false);
  events.dispatchEvent(new Event("online"));
  expect(await isOverAfter(0, wait)).toBe(true);
  expect(onWait).toHaveBeenCalledOnce();
  expect(request).not.toHaveBeenCalled();
});

it("stays offline as long as nothing gets through, and asks less and less often", async () => {
  expect(await isOverAfter(10 * 60_000, untilOnline(SERVER, onWait))).toBe(false);
  expect(request.mock.calls.length).toBeGreaterThan(10);
  expect(request.mock.calls.length).toBeLessThan(50);
});

it("asks in the one way that an isolated frame may", async () => {
  request.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValue(new Response());
  expect(await isOverAfter(5_000, untilOnline(SERVER, onWait))).toBe(true);
});

it("doesn't believe a browser that never takes it back", async () => {
  request.mockResolvedValue(new Response());
  expect(await isOverAfter(5_000, untilOnline(SERVER, onWait))).toBe(true);
});
