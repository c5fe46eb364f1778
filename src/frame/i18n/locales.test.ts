import { describe, expect, it } from "vitest";
import { texts as english } from "./locales/en.ts";
import type { TextKey, Texts } from "./texts.ts";

const chunks = import.meta.glob<{ texts: Texts }>("./locales/*.ts", { eager: true });
const locales = Object.entries(chunks).map(
  ([path, { texts }]) => [path.slice("./locales/".length, -3), texts] as const,
);

const keys = Object.keys(english) as TextKey[];
const buttons = [
  "submit",
  "retry",
  "send",
  "agree",
  "startOver",
  "goToChat",
  "startNewChat",
  "deleteData",
  "deleteNow",
  "keepData",
] as const satisfies TextKey[];

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
/** What a translation may take of the room that the English text has. */
const room = (key: TextKey) => 1.6 * english[key].length + 20;

describe.each(locales)("%s", (_tag, texts) => {
  it("has the keys of English, in their order", () => {
    expect(Object.keys(texts)).toEqual(keys);
  });

  it("has the placeholders of English", () => {
    const of = (given: Texts) => Object.fromEntries(keys.map((key) => [key, placeholders(given[key])]));
    expect(of(texts)).toEqual(of(english));
  });

  it("says something in every text, without space around it", () => {
    expect(keys.filter((key) => !texts[key].trim() || texts[key] !== texts[key].trim())).toEqual([]);
  });

  it("is about as short as English", () => {
    expect(keys.filter((key) => texts[key].length > room(key))).toEqual([]);
  });

  it("tells the buttons apart", () => {
    expect(new Set(buttons.map((key) => texts[key])).size).toBe(buttons.length);
  });
});
