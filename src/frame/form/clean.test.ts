import { expect, it } from "vitest";
import { clean } from "./clean.ts";

it.each([
  ["  Ada \n", "Ada"],
  ["\u0007", ""],
  ["\u200b", ""],
  [" \u200b\ufeff\u2060 ", ""],
  ["\u0007 Ada \u0000", "Ada"],
  ["ada@example.com\u200b", "ada@example.com"],
  ["(שבת)\u200f", "(שבת)\u200f"],
  ["\u200f", ""],
  ["A", "A"],
  ["Zoë Ångström a\u0308\u0323", "Zoë Ångström a\u0308\u0323"],
  ["one\n\ttwo", "one\n\ttwo"],
  ["👩🏽‍🔧🏳️‍🌈", "👩🏽‍🔧🏳️‍🌈"],
  ["می‌خواهم", "می‌خواهم"],
  [undefined, ""],
])("%j is %j", (answer, expected) => {
  expect(clean(answer)).toBe(expected);
});

it("takes no longer for many spaces than for other signs", () => {
  // A pattern that looks for spaces at the end would pass this test's time limit.
  const answer = `a${" ".repeat(300_000)}b`;
  expect(clean(answer)).toBe(answer);
});
