import { expect, it } from "vitest";
import { JOURNAL_MAX_AGE_MS, removeExpired } from "./expire.ts";

/** As browsers have it: the items are properties, the methods are not. */
function areaWith(items: Record<string, unknown>): Storage {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  };
  const texts = Object.entries(items).map(([key, value]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return Object.assign(Object.create(methods), Object.fromEntries(texts)) as Storage;
}

it("removes what is older than its promised age, whoever's it is, and nothing else", () => {
  const area = areaWith({
    "prechat:journal:https://a.example https://chat.example.com": { at: Date.now() - JOURNAL_MAX_AGE_MS - 1 },
    "prechat:journal:https://b.example https://chat.example.com": { at: Date.now() - 1_000 },
    "prechat:journal:https://c.example https://chat.example.com": "{",
    "prechat:consent:https://a.example https://chat.example.com": { at: "2020-01-01" },
    theirs: "of the page",
  });
  removeExpired(() => area);
  expect(Object.keys(area).sort()).toEqual([
    "prechat:consent:https://a.example https://chat.example.com",
    "prechat:journal:https://b.example https://chat.example.com",
    "theirs",
  ]);
});

it("leaves a browser alone that denies storage", () => {
  expect(() => removeExpired(() => null)).not.toThrow();
  expect(() =>
    removeExpired(() => {
      throw new DOMException("denied", "SecurityError");
    }),
  ).not.toThrow();
});
