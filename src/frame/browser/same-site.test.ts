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
  ["www.com", "chat.com", false],
])("%s and %s: %s", (one, other, expected) => {
  const [first, second] = [new URL(`https://${one}`), new URL(`https://${other}`)];
  expect(isSameSite(first, second)).toBe(expected);
  expect(isSameSite(second, first)).toBe(expected);
});

it("takes http and https for two sites", () => {
  expect(isSameSite(new URL("http://example.com"), new URL("https://example.com"))).toBe(false);
});
