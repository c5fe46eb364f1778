import { expect, it, vi } from "vitest";
import { Forgotten, Lifetime } from "./lifetime.ts";

it("waits for what belongs to the visitor", async () => {
  expect(await new Lifetime().until(Promise.resolve(7))).toBe(7);
});

it("drops what comes after the visitor was forgotten", async () => {
  const lifetime = new Lifetime();
  const waiting = lifetime.until(new Promise((resolve) => setTimeout(resolve, 5, "late")));
  lifetime.end();
  await expect(waiting).rejects.toThrow(Forgotten);
});

it("drops also what was there in the same moment", async () => {
  const lifetime = new Lifetime();
  const waiting = lifetime.until(Promise.resolve("late"));
  lifetime.end();
  await expect(waiting).rejects.toThrow(Forgotten);
});

it("swallows what work fails of after the end, and nothing before it", async () => {
  const lifetime = new Lifetime();
  const fail = () => Promise.reject(new Error("no"));
  await expect(lifetime.run(fail)).rejects.toThrow("no");
  lifetime.end();
  await expect(lifetime.run(fail)).resolves.toBeUndefined();
});

it("says and keeps nothing any more", () => {
  const lifetime = new Lifetime();
  const send = vi.fn();
  const write = vi.fn(() => true);
  const line = lifetime.outlet({ send });
  const slot = lifetime.slot({ read: () => "kept", write });
  line.send("hello");
  expect(slot.write(1)).toBe(true);
  lifetime.end();
  line.send("late");
  expect(slot.write(2)).toBe(false);
  expect(send.mock.calls).toEqual([["hello"]]);
  expect(write.mock.calls).toEqual([[1]]);
});

it("never calls back after the end", () => {
  vi.useFakeTimers();
  const lifetime = new Lifetime();
  const task = vi.fn();
  lifetime.later(10, task);
  lifetime.end();
  vi.runAllTimers();
  vi.useRealTimers();
  expect(task).not.toHaveBeenCalled();
});
