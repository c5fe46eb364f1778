import { describe, expect, it } from "vitest";
import { toRegistration } from "./answers.ts";
import { FIELD_DEFAULTS, type Field } from "./field.ts";

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
  { ...builtIn("department", "select"), options: [{ value: "dep-1", label: "Sales" }] },
  builtIn("message", "textarea"),
];

it("sends what was answered, trimmed, the email in small letters", () => {
  const answers = { name: "  Ada Lind ", email: " Ada@Example.COM", phone: "", department: "dep-1", message: " Hi\n" };
  expect(toRegistration(BUILT_IN, answers, "en")).toEqual({
    visitor: { name: "Ada Lind", email: "ada@example.com", department: "dep-1" },
    fields: [],
    message: "Hi",
  });
});

it("leaves out what is empty: the server refuses null", () => {
  expect(toRegistration([...BUILT_IN, custom("order")], { name: " " }, "en")).toEqual({
    visitor: {},
    fields: [],
    message: "",
  });
});

it("keeps line breaks, tabs, emoji and markup, and drops control characters that were pasted", () => {
  const answer = "one\ntwo\tthree 👩🏽‍🔧 <b>שלום</b>";
  expect(toRegistration([custom("notes")], { "custom:notes": `\0${answer}\x07` }, "en").fields).toEqual([
    { key: "notes", value: answer, overwrite: true, scope: "visitor" },
  ]);
});

it("keeps a custom field apart from the built-in one of the same name", () => {
  const fields = [...BUILT_IN, custom("email", { type: "email" })];
  const { visitor, fields: sent } = toRegistration(
    fields,
    { email: "a@b.example", "custom:email": "c@d.example" },
    "en",
  );
  expect(visitor).toEqual({ email: "a@b.example" });
  expect(sent).toMatchObject([{ key: "email", value: "c@d.example" }]);
});

it("keeps scope and overwrite", () => {
  const fields = [custom("channel", { scope: "room", overwrite: false })];
  expect(toRegistration(fields, { "custom:channel": "web" }, "en").fields).toEqual([
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
    ["select", " Pro", " Pro"],
    ["select", "Pro", " Pro"],
    ["radio", "pro ", " Pro"],
    ["select", "Team", undefined],
    ["text", " Pro", "Pro"],
    ["text", "1,250", "1,250"],
  ])("%s %j: %j", (type, typed, expected) => {
    const [sent] = toRegistration(
      [custom("key", { type, options: [{ value: " Pro", label: "Pro" }] })],
      { "custom:key": typed },
      "en",
    ).fields;
    expect(sent?.value).toBe(expected);
  });
});

it("sends nothing of a hidden box that nobody has ticked", () => {
  const hidden = custom("vip", { type: "checkbox", isHidden: true });
  expect(toRegistration([hidden], { "custom:vip": "" }, "en").fields).toEqual([]);
  expect(toRegistration([hidden], { "custom:vip": "false" }, "en").fields).toMatchObject([{ value: "false" }]);
});
