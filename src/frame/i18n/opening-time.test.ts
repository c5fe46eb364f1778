import { expect, it, test } from "vitest";
import { I18n } from "./i18n.ts";
import { openingTime } from "./opening-time.ts";

/** By the clock of whoever runs the test: the visitor's zone is the machine's. */
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();

function i18nOf(locale: string): I18n {
  const i18n = new I18n();
  i18n.use(locale, {});
  return i18n;
}

test.each([
  ["today", at(25, 14), "today, 2:00 PM"],
  ["tomorrow", at(26, 9), "tomorrow, 9:00 AM"],
  ["this week", at(30, 9), /^Monday(,| at)? 9:00 AM$/],
  ["later", new Date(2027, 0, 4, 9).getTime(), /^Monday, January 4( at|,)? 9:00 AM$/],
])("%s, in English", (_name, opens, said) => {
  const text = openingTime(opens, at(25, 8), i18nOf("en")).replace(/\u202f/g, " ");
  if (typeof said === "string") expect(text).toBe(said);
  else expect(text).toMatch(said);
});

it("speaks the visitor's language", () => {
  expect(openingTime(at(26, 9), at(25, 20), i18nOf("de"))).toBe("morgen, 9:00");
  expect(openingTime(at(26, 9), at(25, 20), i18nOf("ja"))).toContain("明日");
});
