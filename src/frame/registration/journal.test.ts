import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSlot, createStore } from "../browser/storage.ts";
import type { Job } from "./job.ts";
import { createJournal } from "./journal.ts";

const SERVER = "https://chat.example.com";
const HOUR_MS = 60 * 60 * 1000;
const JOB: Job = {
  token: "t",
  knownId: "v",
  registration: {
    visitor: { name: "Ada", phone: "+491701234567" },
    fields: [{ key: "order", value: "17", overwrite: true, scope: "visitor" }],
    message: "Hi",
  },
  makesRoom: true,
  visitor: { id: "v", username: "guest-1", name: "Ada", email: "", phone: "", department: "" },
  saved: ["order"],
  failed: [{ key: "topic", reason: "invalid-value" }],
  room: { id: "r", isNew: false },
  isMessageSent: false,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const newSlot = () =>
  createSlot(
    createStore(() => null),
    "key",
  );

/** What stands in storage after a job was written. */
function written(job = JOB): Record<string, unknown> {
  const slot = newSlot();
  createJournal(slot, SERVER).write(job);
  return structuredClone(slot.read()) as Record<string, unknown>;
}

/** What is read of it. */
function read(record: unknown): Job | null {
  const slot = newSlot();
  slot.write(record);
  return createJournal(slot, SERVER).read();
}

it("gives back what was written", () => {
  expect(read(written())).toEqual(JOB);
  const fresh = { ...JOB, knownId: null, visitor: null, room: null, saved: [], failed: [] };
  expect(read(written(fresh))).toEqual(fresh);
});

it("has nothing once it is cleared", () => {
  const journal = createJournal(newSlot(), SERVER);
  journal.write(JOB);
  journal.clear();
  expect(journal.read()).toBeNull();
});

describe("a record that is not used", () => {
  it.each<[string, (record: Record<string, unknown>) => unknown]>([
    ["none", () => undefined],
    ["a text", () => "job"],
    ["a number", () => 7],
    ["without a job", ({ job: _, ...record }) => record],
    ["a room that is none", (record) => ({ ...record, job: { ...JOB, room: ["r"] } })],
    ["no answers", (record) => ({ ...record, job: { ...JOB, registration: "Ada" } })],
    ["another version", (record) => ({ ...record, version: 0 })],
    ["another workspace", (record) => ({ ...record, server: "https://other.example.com" })],
    ["no time", (record) => ({ ...record, at: "yesterday" })],
    ["no job", (record) => ({ ...record, job: null })],
    ["half a job", (record) => ({ ...record, job: { token: "t" } })],
    ["a token that is none", (record) => ({ ...record, job: { ...JOB, token: 5 } })],
    [
      "answers that are none",
      (record) => ({ ...record, job: { ...JOB, registration: { ...JOB.registration, fields: [1] } } }),
    ],
  ])("%s", (_name, spoil) => {
    expect(read(spoil(written()))).toBeNull();
  });

  it.each([
    [23, true],
    [25, false],
    [-23, true],
    [-25, false],
  ])("by a clock that went on by %i hours: used %s", (hours, isUsed) => {
    const record = written();
    vi.setSystemTime(Date.now() + hours * HOUR_MS);
    expect(read(record) !== null).toBe(isUsed);
  });
});
