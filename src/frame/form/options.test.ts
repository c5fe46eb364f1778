import { describe, expect, it } from "vitest";
import { FIELD_DEFAULTS, type Field, type Option } from "./field.ts";
import { findOption, isAnswer, noSuchOption, tidyOptions } from "./options.ts";

const choice = (options: Option[], type: Field["type"] = "select"): Field => ({
  ...FIELD_DEFAULTS,
  id: "plan",
  name: "plan",
  type,
  options,
});
const texts = (...values: string[]) => values.map((value) => ({ value, label: value }));

describe("the option that an answer means", () => {
  const options = [
    ...texts("Free", " Pro", "pro", "ПРОФИ"),
    { value: "t", label: "Team" },
    { value: "Team", label: "Crew" },
  ];

  it.each([
    ["Free", "Free"],
    [" Pro", " Pro"],
    ["Pro", " Pro"],
    ["pro", "pro"],
    ["PRO", " Pro"],
    [" free ", "Free"],
    ["Профи", "ПРОФИ"],
    ["Team", "Team"],
    ["crew", "Team"],
    ["t", "t"],
    ["", undefined],
    ["  ", undefined],
    ["Fre", undefined],
    ["__proto__", undefined],
  ])("%j means %j", (answer, value) => {
    expect(findOption(choice(options), answer)?.value).toBe(value);
  });

  it("is none for a field that takes any text, whatever options it was left with", () => {
    expect(findOption(choice(options, "text"), "Free")).toBeUndefined();
  });

  it.each([
    ["true", "true"],
    ["False", "false"],
    ["yes", undefined],
  ])("for a box that is ticked or not, %j is %j", (answer, value) => {
    expect(findOption(choice([], "checkbox"), answer)?.value).toBe(value);
  });
});

it.each<[Field["type"], string, string, boolean]>([
  ["select", "Pro", " pro", true],
  ["select", " Pro", "Pro", true],
  ["select", "Pro", "Free", false],
  ["select", "Gone", "Gone", true],
  ["select", "Gone", "gone", false],
  ["select", "", "", true],
  ["select", "", "Free", false],
  ["text", "Pro", "Pro", true],
  ["text", "Pro", "pro", false],
  ["checkbox", "", "false", true],
  ["checkbox", "true", "True", true],
  ["checkbox", "true", "false", false],
])("a %s answered %j is called %j: %s", (type, answer, word, expected) => {
  expect(isAnswer(choice(texts("Free", " Pro"), type), answer, word)).toBe(expected);
});

it("offers each option once, trimmed to look at, and no empty one", () => {
  const given = [
    ...texts("Free", " Pro", "", " ", "Free ", "free"),
    { value: "t", label: " Team " },
    { value: "u", label: "" },
  ];
  expect(tidyOptions(given)).toEqual([
    { value: "Free", label: "Free" },
    { value: " Pro", label: "Pro" },
    { value: "free", label: "free" },
    { value: "t", label: "Team" },
    { value: "u", label: "u" },
  ]);
});

it("tells which options there are, and repeats an answer only where it can't be the visitor's", () => {
  const plans = choice(texts("Free", "Pro"));
  expect(noSuchOption({ ...plans, isCustom: false }, "Team")).toBe(
    'There is no such option as "Team". There are: Free, Pro.',
  );
  expect(noSuchOption({ ...plans, isCustom: true }, "Team")).toBe("There is no such option. There are: Free, Pro.");
  expect(noSuchOption({ ...choice([]), isCustom: false }, "Team")).toBe(
    'There is no such option as "Team". There are none.',
  );
  const many = choice(texts(...Array.from({ length: 300 }, (_, index) => `D${index}`)));
  expect(noSuchOption({ ...many, isCustom: false }, "Team")).toMatch(/D19, …\.$/);
});
