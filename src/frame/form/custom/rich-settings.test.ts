import { afterEach, expect, it, vi } from "vitest";
import { parseRichSettings } from "./rich-settings.ts";

const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
afterEach(() => warn.mockClear());
const warnings = () => warn.mock.calls.map(([line]) => String(line).replace("[prechat] ", ""));

const ORDER = { key: "order", label: "Order", type: "text" };

it.each<[string, unknown, unknown, string[]]>([
  ["complete", { text: "T", version: "2", required: false }, { text: "T", version: "2", required: false }, []],
  ["a version that is a number", { text: "T", version: 2 }, { text: "T", version: "2", required: true }, []],
  ["no text and no version", { required: true }, { required: true }, []],
  ["nothing in it", {}, { required: true }, []],
  ["null for nothing", { text: "T", version: null }, { text: "T", required: true }, []],
  ["null", null, undefined, []],
  ["a text", "Do you agree?", { required: true }, ['consent: "Do you agree?" is not an object, { … }, and is ignored']],
  [
    "a text per language",
    { text: { de: "Ja?" } },
    { required: true },
    ['consent.text: {"de":"Ja?"} is not a text and is ignored'],
  ],
  [
    "a wish that can't be read",
    { text: "T", required: "no" },
    { text: "T", required: true },
    ['consent.required: "no" is not true or false and is ignored'],
  ],
])("asks for consent even when its settings are wrong: %s", (_name, given, consent, said) => {
  expect(parseRichSettings({ consent: given }).consent).toEqual(consent);
  expect(warnings()).toEqual(said);
});

it.each<[object, object]>([
  [{ defaultValue: 5 }, { defaultValue: "5" }],
  [{ defaultValue: true }, { defaultValue: "true" }],
  [{ visibleWhen: { field: "vip", equals: true } }, { visibleWhen: { field: "vip", equals: "true" } }],
  [{ visibleWhen: { field: "size", in: [1, 2] } }, { visibleWhen: { field: "size", in: ["1", "2"] } }],
  [{ departments: [1] }, { departments: ["1"] }],
  [{ departments: "Sales" }, { departments: ["Sales"] }],
  [{ help: null, pattern: null, visibleWhen: null, options: null }, {}],
  [{ options: ["S", 46, { value: 5 }] }, { options: ["S", 46, { value: 5 }] }],
  [{ key: 7 }, { key: "7" }],
])("reads a custom field with %j", (more, expected) => {
  expect(parseRichSettings({ customFields: [{ ...ORDER, ...more }] }).customFields).toEqual([
    { ...ORDER, ...expected },
  ]);
  expect(warnings()).toEqual([]);
});

it.each<[object, object, string]>([
  [{ help: { de: "x" } }, {}, 'customFields.order.help: {"de":"x"} is not a text and is ignored'],
  [{ required: "yes" }, {}, 'customFields.order.required: "yes" is not true or false and is ignored'],
  [{ scope: "agent" }, {}, 'customFields.order.scope: "agent" is not one of visitor, room and is ignored'],
  [{ departments: [{}] }, {}, "customFields.order.departments.0: {} is not a text and is ignored"],
  [
    { options: ["S", { label: "M" }] },
    { options: ["S"] },
    'customFields.order.options.1: {"label":"M"} is not a text or { value, label } and is ignored',
  ],
  [
    { visibleWhen: { equals: "x" } },
    {},
    'customFields.order.visibleWhen: {"equals":"x"} is not a condition with a field and is ignored',
  ],
])("drops %j and keeps the field", (wrong, expected, said) => {
  const field = { ...ORDER, pattern: "x" };
  expect(parseRichSettings({ customFields: [{ ...field, ...wrong }] }).customFields).toEqual([
    { ...field, ...expected },
  ]);
  expect(warnings()).toEqual([said]);
});

it("leaves out what can't be a field", () => {
  const customFields = [{ ...ORDER, type: "file" }, { label: "No key", type: "text" }, "order", null, ORDER];
  expect(parseRichSettings({ customFields }).customFields).toEqual([ORDER]);
  expect(
    warnings().filter((line) => line.endsWith("is not a field with a key and a type and is ignored")),
  ).toHaveLength(2);
  expect(warnings()).toContain('customFields.2: "order" is not an object, { … }, and is ignored');
});

it("keeps the rest of a built-in field", () => {
  const fields = {
    name: { presence: "mandatory", label: 5 },
    phone: "hidden",
    email: true,
    message: { maxLength: "50" },
  };
  expect(parseRichSettings({ fields }).fields).toEqual({
    name: { label: "5" },
    phone: { presence: "hidden" },
    email: {},
    message: { maxLength: 50 },
  });
  expect(warnings()).toHaveLength(2);
});

it("reads the other settings", () => {
  expect(
    parseRichSettings({
      requireOneOf: ["email", "phone"],
      phone: { defaultCountry: "DE", countries: ["DE", {}] },
      texts: { submit: 5, title: [] },
    }),
  ).toEqual({
    requireOneOf: ["email", "phone"],
    phone: { defaultCountry: "DE", countries: ["DE"] },
    texts: { submit: "5" },
  });
  expect(warnings()).toHaveLength(2);
});
