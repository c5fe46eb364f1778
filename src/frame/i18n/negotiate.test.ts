import { expect, it } from "vitest";
import { loadTexts, negotiate, regional } from "./locales.ts";

it.each<[(string | null | undefined)[], string]>([
  [[], "en"],
  [["", null, undefined], "en"],
  [["en-US"], "en"],
  [["de"], "de"],
  [["de-AT"], "de"],
  [["DE_at"], "de"],
  [["pt"], "pt-BR"],
  [["pt-PT"], "pt-PT"],
  [["pt-br"], "pt-BR"],
  [["xx", "fr-CA"], "fr"],
  [["xx"], "en"],
  [["d"], "en"],
  [["../en"], "en"],
  [["", "nl", "de"], "nl"],
  [["pt-AO"], "pt-PT"],
  [["no"], "nb"],
  [["nn-NO"], "nb"],
  [["nl-BE"], "nl"],
  [["zh"], "zh-CN"],
  [["zh-SG"], "zh-CN"],
  [["zh-Hans-HK"], "zh-CN"],
  [["zh-HK"], "zh-TW"],
  [["zh-Hant"], "zh-TW"],
  [["zh_Hant_MO"], "zh-TW"],
])("%j is %s", (wanted, expected) => {
  expect(negotiate(wanted)).toBe(expected);
});

it.each<[(string | undefined)[], string, string]>([
  [["de-AT"], "de", "de-AT"],
  [["de", "en-US", "de-CH"], "de", "de-CH"],
  [["de"], "de", "de"],
  [["en-GB", "en-US"], "en", "en-GB"],
  [["zh-Hant", "zh-CN"], "zh-TW", "zh-TW"],
  [["zh-HK"], "zh-TW", "zh-HK"],
  [["zh-Hant-MO"], "zh-TW", "zh-Hant-MO"],
  [["pt-AO"], "pt-PT", "pt-AO"],
  [["pt"], "pt-BR", "pt-BR"],
  [["fil-PH"], "fi", "fi"],
  [["xx-YY", undefined, "en-US"], "en", "en-US"],
  [["xx-YY"], "en", "en"],
  [["C", "de_AT", "de-12", "de-AT-@"], "de", "de"],
])("of %j, %s is for %s", (wanted, locale, expected) => {
  expect(regional(wanted, locale)).toBe(expected);
  expect(new Intl.Locale(expected).baseName).toBe(expected);
});

it("has texts for what it chose", async () => {
  expect((await loadTexts("de")).submit).not.toBe((await loadTexts("en")).submit);
});
