import { afterEach, expect, it, vi } from "vitest";
import { FIELD_DEFAULTS, type Field } from "../field.ts";
import { testPatterns } from "./pattern.ts";

const FIELD: Field = { ...FIELD_DEFAULTS, id: "custom:zip", name: "zip", type: "text", pattern: "^\\d+$" };

/** A worker whose moments are set by the test: when it has begun, and when it answers. */
function stubWorker(startMs: number, verdictMs: number): void {
  vi.useFakeTimers();
  class StubWorker {
    onmessage = (_message: { data: unknown }) => {};
    #isOver = false;

    postMessage([pattern, value]: [string, string]) {
      const say = (data: unknown) => !this.#isOver && this.onmessage({ data });
      setTimeout(say, startMs, "ready");
      setTimeout(() => say(new RegExp(pattern).test(value)), startMs + verdictMs);
    }

    terminate() {
      this.#isOver = true;
    }
  }
  vi.stubGlobal("Worker", StubWorker);
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.each([
  ["a slow phone", 2_000, 400, "x", ["custom:zip"]],
  ["a slow phone, and fits", 2_000, 400, "1", []],
  ["a pattern that never ends", 10, 1e9, "x", []],
  ["a worker that never begins", 1e9, 0, "x", []],
])("%s: what can be told in time is told, and the form is not held up", async (_name, start, verdict, value, found) => {
  stubWorker(start, verdict);
  const problems = testPatterns([FIELD], () => value);
  await vi.advanceTimersByTimeAsync(3_000);
  expect([...(await problems).keys()]).toEqual(found);
});
