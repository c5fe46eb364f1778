import { describe, expect, it } from "vitest";
import { createPhoneSupport } from "./create-phone-support.tsx";

const german = createPhoneSupport({ defaultCountry: "DE" }, "en");
const american = createPhoneSupport({ defaultCountry: "US" }, "en");

describe("on the wire", () => {
  it.each([
    ["030 901820", "+4930901820"],
    ["(030) 90 18 20", "+4930901820"],
    ["030/901820", "+4930901820"],
    ["030-901-820", "+4930901820"],
    ["+49 30 901820", "+4930901820"],
    ["+49 (0)30 901820", "+4930901820"],
    ["0049 30 901820", "+4930901820"],
    ["  +4930901820  ", "+4930901820"],
    ["+1 (212) 555-0123", "+12125550123"],
    ["٠٣٠ ٩٠١٨٢٠", "+4930901820"],
    ["+۴۹ ۳۰ ۹۰۱۸۲۰", "+4930901820"],
  ])("%j is %s", (typed, sent) => {
    expect(german.isPossible(typed)).toBe(true);
    expect(german.toWire(typed)).toBe(sent);
  });

  it.each(["0049 30 901820", "＋４９ 30 901820"])("%j is German from anywhere", (typed) => {
    expect(american.toWire(typed)).toBe("+4930901820");
  });
});

it.each(["12", "call me", "0000000000000000000000"])("%j is no number", (typed) => {
  expect(german.isPossible(typed)).toBe(false);
});

it.each(["call me", "030 901820"])("%j stays as it was typed in a form for the US", (typed) => {
  const signs = [...typed];
  expect(signs.reduce((before, sign) => american.format(before + sign, before), "")).toBe(typed);
});

describe("a number without its code is of", () => {
  it.each([
    ["the country that the settings name", { defaultCountry: "at" }, "de", "+4314000"],
    ["the locale's region", undefined, "pt-PT", "+35114000"],
    ["the region of a locale whose texts are the language's", undefined, "de-AT", "+4314000"],
    ["the country that the language is mostly spoken in", undefined, "de", "+4914000"],
    ["the only one that is offered", { countries: ["CH"] }, "en", "+4114000"],
  ])("%s", (_name, settings, locale, sent) => {
    expect(createPhoneSupport(settings, locale).toWire("14000")).toBe(sent);
  });
});
