import { expect, expectTypeOf, test } from "vitest";
import { ALL_KINDS, FACTS, isSettingName, kebab, SETTING_NAMES, type SettingName } from "./setting-facts.ts";
import type { Settings } from "./settings.ts";
import type { TagSettings } from "./tag-settings.ts";

test("both halves of the table name the same settings", () => {
  expect(Object.keys(ALL_KINDS).toSorted()).toEqual(SETTING_NAMES.toSorted());
});

type Words<Name extends SettingName> = (typeof ALL_KINDS)[Name] extends readonly (infer Word)[] ? Word : never;
type Values = Required<Settings & TagSettings>;
/** Words that a type has and the table has not: whoever wrote them by hand has forgotten them there. */
type Forgotten = {
  [Name in SettingName]: [Words<Name>] extends [never] ? never : Exclude<Values[Name], Words<Name>>;
}[SettingName];

test("the table has all words of the types", () => {
  expectTypeOf<Forgotten>().toEqualTypeOf<never>();
});

test("what tells of the visitor has no place in an address, or on a script tag", () => {
  const told = SETTING_NAMES.filter((name) => "isPersonal" in FACTS[name]);
  expect(told).toEqual(["prefill"]);
  expect(told.filter((name) => "isParameter" in FACTS[name] || "isAttribute" in FACTS[name])).toEqual([]);
});

test("a default is a value that the setting may have", () => {
  for (const name of SETTING_NAMES) {
    const kind = ALL_KINDS[name] as unknown;
    const facts = FACTS[name];
    if (Array.isArray(kind) && "default" in facts) expect(kind).toContain(facts.default);
  }
});

test.each(["constructor", "__proto__", "toString"])("has no setting %s", (name) => {
  expect(isSettingName(name)).toBe(false);
});

test("writes names as attributes and addresses do", () => {
  expect(["server", "businessUnit", "noAuto"].map(kebab)).toEqual(["server", "business-unit", "no-auto"]);
});
