import { expect, it } from "vitest";
import { toWireNumber } from "./number.ts";

it.each([
  ["1234.5", "en", "1234.5"],
  ["1,234.5", "en", "1234.5"],
  ["1.234,5", "en", "1234.5"],
  ["1 234,5", "en", "1234.5"],
  ["1\u00a0234,5", "fr", "1234.5"],
  ["1\u202f234,5", "fr", "1234.5"],
  ["1'234.5", "de-CH", "1234.5"],
  ["1’234.5", "de-CH", "1234.5"],
  ["1,234,567", "en", "1234567"],
  ["1.234.567", "de", "1234567"],
  ["1.234.567,89", "de", "1234567.89"],
  ["1,234", "en", "1234"],
  ["1,234", "de", "1.234"],
  ["1.234", "de", "1234"],
  ["1.234", "en", "1.234"],
  ["0,123", "en", "0.123"],
  ["12,5", "en", "12.5"],
  ["-1,5", "de", "-1.5"],
  ["١٬٢٣٤٫٥", "ar", "1234.5"],
  ["۱۲۳", "fa", "123"],
  [" 42 ", "en", "42"],
  ["", "en", ""],
])("%j in %s is %j", (typed, locale, expected) => {
  expect(toWireNumber(typed, locale)).toBe(expected);
});

it("leaves what is no number as it is, for the check to find", () => {
  expect(toWireNumber("about ten", "en")).toBe("aboutten");
});
