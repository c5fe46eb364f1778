import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetLanding, landingOf } from "./attribution.ts";

const KEPT = { attribution: "session" } as const;
const SHOP = "https://www.example.com";

let items: Map<string, string>;
beforeEach(() => {
  items = new Map();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A page of the shop, loaded from this address. */
function visit(path: string): void {
  vi.stubGlobal("performance", { getEntriesByType: () => [{ name: SHOP + path }] });
}

test("the first address counts on later pages, until one brings a campaign", () => {
  const seen = ["/a?ref=1", "/b", "/c?utm_source=mail", "/d"].map((path) => {
    visit(path);
    return landingOf(KEPT);
  });
  expect(seen).toEqual([
    `${SHOP}/a?ref=1`,
    `${SHOP}/a?ref=1`,
    `${SHOP}/c?utm_source=mail`,
    `${SHOP}/c?utm_source=mail`,
  ]);
  forgetLanding(KEPT);
  expect(items.size).toBe(0);
});

test("without the setting nothing is stored, and the document's own address counts", () => {
  visit("/a?utm_source=mail");
  expect(landingOf({})).toBe(`${SHOP}/a?utm_source=mail`);
  visit("/b");
  expect(landingOf({})).toBe(`${SHOP}/b`);
  expect(items.size).toBe(0);
});

test("a storage that is denied keeps nothing and stops nobody", () => {
  vi.stubGlobal("sessionStorage", null);
  visit("/a");
  expect(landingOf(KEPT)).toBe(`${SHOP}/a`);
  expect(() => forgetLanding(KEPT)).not.toThrow();
});
