import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FIELD_DEFAULTS, type Field } from "../field.ts";
import { testPatterns } from "./test-patterns.ts";

const field = (key: string, pattern: string): Field => ({
  ...FIELD_DEFAULTS,
  id: `custom:${key}`,
  name: key,
  type: "text",
  pattern,
});
const DIGITS = field("zip", "^\\d+$");

/** How long workers take to begin, and for one pattern; `endless` never ends. */
let startMs = 0;
let verdictMs = 0;
const endless = "^(a+)+$";
let workers: StubWorker[] = [];

class StubWorker {
  onmessage = (_message: { data: unknown }) => {};
  onerror = () => {};
  isOver = false;
  readonly tested: string[] = [];
  #freeAt = Date.now() + startMs;

  constructor() {
    workers.push(this);
    setTimeout(() => this.#say("ready"), startMs);
  }

  postMessage([pattern, value]: [string, string]) {
    this.tested.push(pattern);
    this.#freeAt = Math.max(this.#freeAt, Date.now()) + (pattern === endless ? 1e9 : verdictMs);
    setTimeout(() => this.#say(new RegExp(pattern).test(value)), this.#freeAt - Date.now());
  }

  terminate() {
    this.isOver = true;
  }

  #say(data: unknown) {
    if (!this.isOver) this.onmessage({ data });
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Worker", StubWorker);
  [startMs, verdictMs, workers] = [0, 1, []];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function misfits(fields: Field[], value: string): Promise<string[]> {
  const problems = testPatterns(fields, () => value);
  await vi.advanceTimersByTimeAsync(3_000);
  return [...(await problems).keys()];
}

it.each([
  ["a slow phone", 2_000, 400, "x", ["custom:zip"]],
  ["a slow phone, and fits", 2_000, 400, "1", []],
  ["a pattern that takes too long", 10, 600, "x", []],
  ["a worker that never begins", 1e9, 0, "x", []],
])("%s: what can be told in time is told, and the form is not held up", async (_name, start, verdict, value, found) => {
  [startMs, verdictMs] = [start, verdict];
  expect(await misfits([DIGITS], value)).toEqual(found);
  expect(workers.every(({ isOver }) => isOver)).toBe(true);
});

describe("a form of many patterns", () => {
  const many = Array.from({ length: 200 }, (_, index) => field(`f${index}`, "^\\d+$"));

  it("has two workers for all of them", async () => {
    expect(await misfits(many, "x")).toHaveLength(200);
    expect(workers.map(({ tested }) => tested.length)).toEqual([100, 100]);
    expect(workers.every(({ isOver }) => isOver)).toBe(true);
  });

  it("goes on with another worker after one that takes for ever", async () => {
    expect(await misfits([field("a", endless), field("b", endless), DIGITS], "x")).toEqual(["custom:zip"]);
    expect(workers).toHaveLength(3);
  });

  it("is sent after a while, also when every one of them takes for ever", async () => {
    const all = many.map(({ name }) => field(name, endless));
    expect(await misfits(all, "x")).toEqual([]);
    expect(workers.length).toBeLessThan(20);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers.every(({ isOver }) => isOver)).toBe(true);
    expect(workers.length).toBeLessThan(20);
  });
});

it("starts no worker for what has no pattern, or no answer", async () => {
  expect(await misfits([{ ...DIGITS, pattern: undefined }], "x")).toEqual([]);
  expect(await misfits([DIGITS], "")).toEqual([]);
  expect(workers).toEqual([]);
});

it("lets everything pass where the browser has no workers", async () => {
  vi.stubGlobal("Worker", undefined);
  expect(await misfits([DIGITS], "x")).toEqual([]);
});

it("says what the site has to say", async () => {
  const problems = testPatterns([{ ...DIGITS, patternMessage: "Digits." }], () => "x");
  await vi.advanceTimersByTimeAsync(10);
  expect(await problems).toEqual(new Map([["custom:zip", { key: "text", text: "Digits." }]]));
});
