import { describe, expect, it, vi } from "vitest";
import type { CustomFieldSettings } from "../../../protocol/field-settings.ts";
import type { ServerField } from "../../workspace/schemas.ts";
import type { Field } from "../field.ts";
import { defineCustomFields } from "./define-custom-fields.ts";

const PAGE = {
  url: "https://shop.example/bikes?utm_source=ad&utm_term=STUDENT&x=1#top",
  landing: "https://shop.example/?utm_source=first&utm_campaign=spring",
  referrer: "https://search.example/",
  title: "Bikes",
  lang: "en",
  font: "",
};

function define(customFields: unknown[], server: ServerField[] = []): { fields: Field[]; warnings: string[] } {
  const warn = vi.fn();
  const settings = { server: "https://chat.example.com", customFields: customFields as CustomFieldSettings[] };
  const fields = defineCustomFields({ customFields: server }, settings, PAGE, warn);
  return { fields, warnings: warn.mock.calls.map(([setting, problem]) => `${setting}: ${problem}`) };
}

const ORDER = { key: "order", label: "Order", type: "text" };

it("takes the workspace's fields as they are sent, documented or real", () => {
  const { fields, warnings } = define(
    [],
    [
      { _id: "plan", label: "Plan", type: "select", required: "true", options: ["Free", "Pro"], defaultValue: "Free" },
      { _id: "order", type: "input", required: false, regexp: "^\\d+$" },
    ],
  );
  expect(fields).toMatchObject([
    { id: "custom:plan", name: "plan", type: "select", label: "Plan", isRequired: true, defaultValue: "Free" },
    { id: "custom:order", name: "order", type: "text", label: "order", isRequired: false, pattern: "^\\d+$" },
  ]);
  expect(fields[0]?.options).toEqual([
    { value: "Free", label: "Free" },
    { value: "Pro", label: "Pro" },
  ]);
  expect(warnings).toEqual([]);
});

it("lets the site win for a field that both name, and keeps the rest in place", () => {
  const server = [
    { _id: "plan", label: "Plan", type: "select", required: true, options: ["Free", "Pro"], regexp: "o" },
    { _id: "order", label: "Order", type: "input", required: true },
  ];
  const { fields } = define(
    [
      { key: "extra", label: "Extra", type: "date" },
      { key: "plan", label: "Your plan", type: "radio", required: false },
    ],
    server,
  );
  expect(fields.map(({ name }) => name)).toEqual(["plan", "order", "extra"]);
  expect(fields[0]).toMatchObject({ label: "Your plan", type: "radio", isRequired: false, pattern: "o" });
  expect(fields[0]?.options).toHaveLength(2);
  expect(fields[1]).toMatchObject({ label: "Order", isRequired: true });
});

it.each([
  [{ ...ORDER, hidden: true }, { isHidden: true }],
  [{ ...ORDER, type: "hidden" }, { isHidden: true }],
  [{ ...ORDER, required: "true" }, { isRequired: true }],
  [{ ...ORDER, sensitive: true }, { isSensitive: true }],
  [{ ...ORDER, overwrite: false }, { overwrite: false }],
  [ORDER, { overwrite: true, scope: "visitor", isHidden: false, isRequired: false, isSensitive: false }],
  [{ ...ORDER, scope: "room" }, { scope: "room" }],
])("reads %j", (given, expected) => {
  expect(define([given]).fields[0]).toMatchObject(expected);
});

it("takes options as texts, with labels or without, whatever they were written as", () => {
  const { fields } = define([
    {
      ...ORDER,
      type: "select",
      options: ["S", { value: "m", label: "Medium" }, 46, { value: 5, label: "Five" }, null],
    },
  ]);
  expect(fields[0]?.options).toEqual([
    { value: "S", label: "S" },
    { value: "m", label: "Medium" },
    { value: "46", label: "46" },
    { value: "5", label: "Five" },
  ]);
});

it.each(["select", "radio"])("asks a %s without options as text, and says so", (type) => {
  const { fields, warnings } = define([{ ...ORDER, type, options: [] }]);
  expect(fields[0]?.type).toBe("text");
  expect(warnings).toEqual([expect.stringMatching(/^customFields\.order: has no options/)]);
});

it("leaves out a pattern that is no regular expression, and says so", () => {
  const { fields, warnings } = define([], [{ _id: "order", type: "input", regexp: "([", required: false }]);
  expect(fields[0]?.pattern).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining("([")]);
});

it("uses the first of two fields with one key, and says so", () => {
  const { fields, warnings } = define([ORDER, { ...ORDER, label: "Again" }]);
  expect(fields.map(({ label }) => label)).toEqual(["Order"]);
  expect(warnings).toEqual([expect.stringContaining('"order" is there twice')]);
});

it("leaves out the options of what is no choice, or no longer one", () => {
  const server = [
    { _id: "plan", type: "input", required: false, options: ["Free", "Pro"] },
    { _id: "size", type: "select", required: false, options: ["S", "M"] },
  ];
  const { fields, warnings } = define([{ key: "size", label: "Size", type: "text" }], server);
  expect(fields.map(({ type, options }) => [type, options])).toEqual([
    ["text", []],
    ["text", []],
  ]);
  expect(warnings).toEqual([]);
});

it("sends an option as the workspace writes it, also when the site has named it", () => {
  const server = [{ _id: "plan", type: "select", required: false, options: ["Free", " Pro", ""] }];
  const options = ["pro", { value: "Free", label: "Nothing to pay" }, "Team "];
  expect(define([{ key: "plan", label: "Plan", type: "radio", options }], server).fields[0]?.options).toEqual([
    { value: " Pro", label: "pro" },
    { value: "Free", label: "Nothing to pay" },
    { value: "Team ", label: "Team" },
  ]);
});

describe("a default", () => {
  const options = ["Student", " Pro"];

  it.each([
    [{ type: "select", options, defaultValue: "student" }, "Student"],
    [{ type: "radio", options, defaultValue: "Pro " }, " Pro"],
    [{ type: "checkbox", defaultValue: "TRUE" }, "true"],
    [{ type: "text", options, defaultValue: "whatever" }, "whatever"],
    [{ type: "number", defaultValue: "1,250.5" }, "1,250.5"],
    [{ type: "select", options, defaultValue: " " }, ""],
    [{ type: "email", hidden: true, defaultValue: "none" }, "none"],
    [{ type: "select", hidden: true, options, defaultValue: "{utm_term}" }, "Student"],
  ])("is taken as it was meant: %j", (given, expected) => {
    const { fields, warnings } = define([{ ...ORDER, ...given }]);
    expect(fields[0]?.defaultValue).toBe(expected);
    expect(warnings).toEqual([]);
  });

  it.each([
    [{ type: "select", options, defaultValue: "Teacher" }, '"Teacher" is none of the options (Student, Pro)'],
    [{ type: "checkbox", defaultValue: "yes" }, '"yes" is none of the options (true, false)'],
    [{ type: "number", defaultValue: "many" }, "breaks a rule of the field (invalidNumber)"],
    [{ type: "text", maxLength: 3, defaultValue: "Oslo" }, "breaks a rule of the field (tooLong)"],
  ])("that nobody could send is left out, and told: %j", (given, said) => {
    const { fields, warnings } = define([{ ...ORDER, ...given }]);
    expect(fields[0]?.defaultValue).toBe("");
    expect(warnings).toEqual([`customFields.order.defaultValue: ${said} and is left out`]);
  });
});

it("asks two hundred fields, and tells of the others", () => {
  const many = Array.from({ length: 201 }, (_, index) => ({ ...ORDER, key: `f${index}` }));
  const { fields, warnings } = define(many);
  expect(fields).toHaveLength(200);
  expect(warnings).toEqual(["customFields: there are 201; the first 200 are asked"]);
});

it.each(["__proto__", "constructor", "toString"])("takes %s for a key like any other", (key) => {
  const { fields, warnings } = define(
    [{ key, label: "Key", type: "select", options: [key, "b"], defaultValue: key }],
    [{ _id: "order", type: "input", required: false }],
  );
  expect(fields.map(({ name, defaultValue }) => [name, defaultValue])).toEqual([
    ["order", ""],
    [key, key],
  ]);
  expect(warnings).toEqual([]);
});
