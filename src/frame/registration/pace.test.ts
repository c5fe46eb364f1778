import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSlot, createStore } from "../browser/storage.ts";
import type { Wait } from "../workspace/client.ts";
import { createPace } from "./pace.ts";

const START = Date.UTC(2026, 5, 1);
const waits: Wait[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  waits.length = 0;
});
afterEach(() => void vi.useRealTimers());

const paceOf = (store = createStore(() => null)) =>
  createPace({ calls: createSlot(store, "calls"), lastRoom: createSlot(store, "room") }, (wait) => waits.push(wait));

/** Whether a call may go out now. */
async function isFree(call: Promise<void>): Promise<boolean> {
  let isDone = false;
  void call.then(() => {
    isDone = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return isDone;
}

it("lets five visitor calls go, and the sixth when the first is a minute old", async () => {
  const pace = paceOf();
  for (let call = 0; call < 5; call++) {
    await pace("visitor");
    vi.advanceTimersByTime(1_000);
  }
  const sixth = pace("visitor");
  expect(await isFree(sixth)).toBe(false);
  expect(waits).toEqual([{ reason: "rate-limited", until: START + 60_000 }]);
  await vi.advanceTimersByTimeAsync(54_900);
  expect(await isFree(sixth)).toBe(false);
  await vi.advanceTimersByTimeAsync(102);
  expect(await isFree(sixth)).toBe(true);
  expect(await isFree(pace("visitor")), "the second call is a second younger").toBe(false);
});

it("counts the visitor's calls only", async () => {
  const pace = paceOf();
  for (let call = 0; call < 20; call++) expect(await isFree(pace("custom.fields"))).toBe(true);
  expect(await isFree(pace("visitor"))).toBe(true);
});

it("remembers over a reload", async () => {
  const store = createStore(() => null);
  for (let call = 0; call < 5; call++) await paceOf(store)("visitor");
  expect(await isFree(paceOf(store)("visitor"))).toBe(false);
});

it.each([[["x", null, {}]], ["five"], [[START + 1e9, START + 1e9, START + 1e9, START + 1e9, START + 1e9]]])(
  "is not held up by what can't be: %j",
  async (stored) => {
    const store = createStore(() => null);
    store.write("calls", stored);
    expect(await isFree(paceOf(store)("visitor"))).toBe(true);
  },
);
