import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepInCache } from "./keep-in-cache.ts";

const URL_OF_FILE = "https://chat.example.com/livechat/a.js";

/** The browser's records of what it has fetched. */
const observers = new Set<(records: PerformanceObserverEntryList) => void>();
const record = (url: string) => {
  for (const tell of observers) {
    tell({ getEntriesByName: (name: string) => (name === url ? [{}] : []) } as PerformanceObserverEntryList);
  }
};

beforeEach(() => {
  observers.clear();
  vi.stubGlobal(
    "PerformanceObserver",
    class {
      constructor(readonly tell: (records: PerformanceObserverEntryList) => void) {}
      observe() {
        observers.add(this.tell);
      }
      disconnect() {
        observers.delete(this.tell);
      }
    },
  );
  vi.stubGlobal("fetch", async (_url: string, { signal }: RequestInit) => {
    signal?.throwIfAborted();
    return Response.error();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it("ends when the browser has all of the file, and no sooner", async () => {
  let isDone = false;
  const keeping = keepInCache(URL_OF_FILE, new AbortController().signal).then(() => {
    isDone = true;
  });
  await new Promise((resolve) => setTimeout(resolve));
  record("https://chat.example.com/livechat/other.js");
  await new Promise((resolve) => setTimeout(resolve));
  expect(isDone).toBe(false);
  record(URL_OF_FILE);
  await keeping;
  expect(observers.size).toBe(0);
});

it.each<[string, (controller: AbortController) => void]>([
  ["is given up", (controller) => setTimeout(() => controller.abort(new Error("given up")))],
  ["can't be had", () => vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")))],
])("fails when it %s, and leaves nothing behind", async (_name, arrange) => {
  const controller = new AbortController();
  arrange(controller);
  await expect(keepInCache(URL_OF_FILE, controller.signal)).rejects.toThrow(/given up|Failed to fetch/);
  expect(observers.size).toBe(0);
});
