import { describe, expect, it } from "vitest";
import { FIELD_DEFAULTS, type Field } from "./field.ts";
import type { Problem } from "./problem.ts";
import { findProblems, type Rules } from "./rules.ts";

const RULES: Rules = { requireOneOf: [], locale: "en", emailDomains: [] };

function field(id: string, more: Partial<Field> = {}): Field {
  return { ...FIELD_DEFAULTS, id, name: id, type: "text", ...more };
}

function problemOf(more: Partial<Field>, answer: string, rules = RULES): Problem | undefined {
  return findProblems([field("asked", more)], { asked: answer }, rules).get("asked");
}

const options = [{ value: "s", label: "Small" }];

describe("one answer", () => {
  it.each<[Partial<Field>, string, Problem["key"] | undefined]>([
    [{}, "", undefined],
    [{ isRequired: true }, "", "required"],
    [{ isRequired: true }, " \n ", "required"],
    [{ isRequired: true }, "\u0007", "required"],
    [{ isRequired: true }, "\u200b", "required"],
    [{ isRequired: true }, "x", undefined],
    [{ isRequired: true, type: "checkbox" }, "false", "required"],
    [{ isRequired: true, type: "checkbox" }, "true", undefined],
    [{ type: "checkbox" }, "false", undefined],
    [{ type: "email" }, "ada@example.com", undefined],
    [{ type: "email" }, " ada@mail.example.co.uk ", undefined],
    [{ type: "email" }, "ada+tag@bücher.example", undefined],
    [{ type: "email" }, "ada", "invalidEmail"],
    [{ type: "email" }, "ada@example", "invalidEmail"],
    [{ type: "email" }, "ada@@example.com", "invalidEmail"],
    [{ type: "email" }, "a da@example.com", "invalidEmail"],
    [{ type: "email" }, "ada@example.com, bob@example.com", "invalidEmail"],
    [{ type: "email" }, "ada@example..com", "invalidEmail"],
    [{ type: "email" }, "a@b", "invalidEmail"],
    [{ type: "email" }, "a b@example.com", "invalidEmail"],
    [{ type: "email" }, "@example.com", "invalidEmail"],
    [{ type: "email" }, "a@b@example.com", "invalidEmail"],
    [{ type: "select", options }, "s", undefined],
    [{ type: "select", options }, "Small", undefined],
    [{ type: "select", options }, "Large", "invalidChoice"],
    [{ type: "text", options }, "Large", undefined],
    [{ type: "radio", options, isRequired: true }, "", "required"],
    [{ minLength: 3 }, "ab", "tooShort"],
    [{ minLength: 3 }, "", undefined],
    [{ minLength: 3 }, "abc", undefined],
    [{ maxLength: 3 }, "abc ", undefined],
    [{ maxLength: 3 }, "abcd", "tooLong"],
    [{ type: "url" }, "example.com", undefined],
    [{ type: "url" }, "https://example.com/a?b#c", undefined],
    [{ type: "url" }, "javascript:alert(1)", "invalidUrl"],
    [{ type: "url" }, "ftp://example.com", "invalidUrl"],
    [{ type: "url" }, "localhost", "invalidUrl"],
    [{ type: "url" }, "not an address", "invalidUrl"],
    [{ type: "number" }, "1,250.5", undefined],
    [{ type: "number" }, "-7", undefined],
    [{ type: "number" }, "seven", "invalidNumber"],
    [{ type: "number" }, "1e9", "invalidNumber"],
    [{ type: "number", min: 9 }, "10", undefined],
    [{ type: "number", min: 9 }, "8.9", "tooSmall"],
    [{ type: "number", max: 9 }, "10", "tooLarge"],
    [{ type: "date" }, "2024-02-29", undefined],
    [{ type: "date" }, "2023-02-29", "invalidDate"],
    [{ type: "date" }, "29.02.2024", "invalidDate"],
    [{ type: "date", min: "2024-01-01" }, "2023-12-31", "tooSmall"],
    [{ type: "date", max: "2024-01-01" }, "2024-01-02", "tooLarge"],
  ])("%j answered %j: %s", (more, answer, expected) => {
    expect(problemOf(more, answer)?.key).toBe(expected);
  });

  it("tells the limit that was passed", () => {
    expect(problemOf({ maxLength: 3 }, "abcd")).toEqual({ key: "tooLong", limit: 3 });
    expect(problemOf({ type: "date", min: "2024-01-01" }, "2023-01-01")).toEqual({
      key: "tooSmall",
      limit: "2024-01-01",
    });
  });

  it("reads a number as the locale writes it", () => {
    const german = { ...RULES, locale: "de" };
    expect(problemOf({ type: "number", max: 2 }, "1,234", german)).toBeUndefined();
    expect(problemOf({ type: "number", max: 2 }, "1,234")?.key).toBe("tooLarge");
  });
});

describe("one of several", () => {
  const rules = { ...RULES, requireOneOf: ["email", "phone"] };
  const fields = [field("name"), field("email", { type: "email" }), field("phone", { type: "tel" })];

  it.each<[Record<string, string>, Record<string, Problem["key"]>]>([
    [{ name: "Ada", email: "", phone: " " }, { email: "requireOneOf" }],
    [{ name: "", email: "", phone: "1" }, {}],
    [{ name: "", email: "ada@example.com", phone: "" }, {}],
    [{ name: "", email: "ada", phone: "" }, { email: "invalidEmail" }],
  ])("%j: %j", (answers, expected) => {
    const found = [...findProblems(fields, answers, rules)].map(([id, { key }]) => [id, key]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it("asks nothing of fields that are not shown", () => {
    const hidden = fields.map((one) => ({ ...one, isHidden: true }));
    expect(findProblems(hidden, { name: "", email: "", phone: "" }, rules).size).toBe(0);
  });
});

it("keeps a custom field apart from the built-in one of the same name", () => {
  const fields = [
    field("email", { isRequired: true }),
    field("custom:email", { name: "email", isCustom: true, isRequired: true }),
  ];
  const problems = findProblems(fields, { email: "x", "custom:email": "" }, RULES);
  expect([...problems.keys()]).toEqual(["custom:email"]);
});
