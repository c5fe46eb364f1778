import { expect, it } from "vitest";
import { isSameSite } from "./same-site.ts";

it.each([
  ["chat.example.com", "chat.example.com", true],
  ["chat.example.com", "example.com", true],
  ["www.example.com", "chat.example.com", true],
  ["127.0.0.1", "127.0.0.1", true],
  // Two customers of one host may look like this.
  ["one.github.io", "two.github.io", false],
  ["shop.co.uk", "chat.co.uk", false],
  ["example.com", "notexample.com", false],
  ["example.com", "example.org", false],
])("%s and %s: %s", (one, other, expected) => {
  expect(isSameSite(one, other)).toBe(expected);
  expect(isSameSite(other, one)).toBe(expected);
});
