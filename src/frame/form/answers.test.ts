import { describe, expect, it } from "vitest";
import { customSupport } from "../visit/custom-support.ts";
import { toRegistration } from "./answers.ts";
import { FIELD_DEFAULTS, type Field } from "./field.ts";
import type { Rules } from "./rules.ts";

const RULES: Rules = { requireOneOf: [], locale: "en", custom: null };

function builtIn(id: string, type: Field["type"] = "text"): Field {
  return { ...FIELD_DEFAULTS, id, name: id, type };
}

function custom(key: string, more: Partial<Field> = {}): Field {
  return { ...FIELD_DEFAULTS, id: `custom:${key}`, name: key, isCustom: true, type: "text", ...more };
}

const BUILT_IN = [
  builtIn("name"),
  builtIn("email", "email"),
  builtIn("phone", "tel"),
  builtIn("department", "select"),
  builtIn("message", "textarea"),
];

it("sends what was answered, trimmed, the email in small letters", () => {
  const answers = { name: "  Ada Lind ", email: " Ada@Example.COM", phone: "", department: "dep-1", message: " Hi\n" };
  expect(toRegistration(BUILT_IN, answers, RULES)).toEqual({
    visitor: { name: "Ada Lind", email: "ada@example.com", department: "dep-1" },
    fields: [],
    message: "Hi",
  });
});

it("leaves out what is empty: the server refuses null", () => {
  expect(toRegistration([...BUILT_IN, custom("order")], { name: " " }, RULES)).toEqual({
    visitor: {},
    fields: [],
    message: "",
  });
});

it("keeps line breaks, tabs, emoji and markup, and drops control characters that were pasted", () => {
  const answer = "one\ntwo\tthree 👩🏽‍🔧 <b>שלום</b>";
  expect(toRegistration([custom("notes")], { "custom:notes": `\0${answer}\x07` }, RULES).fields).toEqual([
    { key: "notes", value: answer, overwrite: true, scope: "visitor" },
  ]);
});

it("keeps a custom field apart from the built-in one of the same name", () => {
  const fields = [...BUILT_IN, custom("email", { type: "email" })];
  const { visitor, fields: sent } = toRegistration(
    fields,
    { email: "a@b.example", "custom:email": "c@d.example" },
    RULES,
  );
  expect(visitor).toEqual({ email: "a@b.example" });
  expect(sent).toMatchObject([{ key: "email", value: "c@d.example" }]);
});

it("keeps scope and overwrite", () => {
  const fields = [custom("channel", { scope: "room", overwrite: false })];
  expect(toRegistration(fields, { "custom:channel": "web" }, RULES).fields).toEqual([
    { key: "channel", value: "web", overwrite: false, scope: "room" },
  ]);
});

describe("types of custom fields, as texts on the wire", () => {
  it.each<[Field["type"], string, string | undefined]>([
    ["checkbox", "true", "true"],
    ["checkbox", "false", "false"],
    ["checkbox", "", "false"],
    ["number", "1,250.5", "1250.5"],
    ["number", "", undefined],
    ["date", "2024-02-29", "2024-02-29"],
    ["select", "sup", "sup"],
    ["text", "1,250", "1,250"],
  ])("%s %j: %j", (type, typed, expected) => {
    const [sent] = toRegistration(
      [custom("key", { type })],
      { "custom:key": typed },
      { ...RULES, custom: customSupport },
    ).fields;
    expect(sent?.value).toBe(expected);
  });
});
