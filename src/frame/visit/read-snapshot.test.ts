import { expect, it, vi } from "vitest";
import { readSnapshot } from "./read-snapshot.ts";

const SERVER = "https://chat.example.com";
const DAY_MS = 24 * 60 * 60_000;

const config = { theme: { title: "Talk to us" }, departments: [{ _id: "1", name: "Sales", showOnRegistration: true }] };
const written = (changes: object = {}) => JSON.stringify({ server: SERVER, takenAt: Date.now(), config, ...changes });

function read(text: string | undefined) {
  const warn = vi.fn();
  return { ...readSnapshot(text, SERVER, warn), said: warn.mock.calls.map(([name, line]) => `${name}: ${line}`) };
}

it("reads what was written of this workspace", () => {
  expect(read(written())).toEqual({ config, windowFiles: [], said: [] });
  expect(read(written({ windowFiles: ["a.js"] }))).toEqual({ config, windowFiles: ["a.js"], said: [] });
});

it("has nothing where the document says nothing", () => {
  expect(read(undefined)).toEqual({ config: null, windowFiles: [], said: [] });
});

it.each<[string, string, RegExp]>([
  ["of another workspace", written({ server: "https://other.example" }), /is of another workspace, https:.*ignored/],
  [
    "eight days old",
    written({ takenAt: Date.now() - 8 * DAY_MS }),
    /is older than a week, and is ignored. Run the same/,
  ],
  ["cut off", written().slice(0, 40), /can't be read/],
  ["of another shape", written({ config: { departments: {} } }), /can't be read/],
  ["no object", "null", /can't be read/],
])("ignores one that is %s, and tells the owner", (_name, text, words) => {
  const { config, said } = read(text);
  expect(config).toBeNull();
  expect(said).toEqual([expect.stringMatching(words)]);
});

it("keeps the bounds of an answer, and nothing that is one visitor's", () => {
  const long = { _id: "long", name: "x".repeat(30_000) };
  const departments = [long, ...Array.from({ length: 3_000 }, (_, index) => ({ _id: String(index) }))];
  const { config: bounded, said } = read(
    written({ config: { departments, guest: { token: "t" }, room: { _id: "r" } } }),
  );
  expect(bounded?.departments).toHaveLength(2_000);
  expect(bounded?.departments?.[0]?.name).toHaveLength(20_000);
  expect(Object.keys(bounded ?? {})).toEqual(["departments"]);
  expect(said.length).toBeGreaterThan(0);
});
