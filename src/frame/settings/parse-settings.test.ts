import { afterEach, expect, it, vi } from "vitest";
import { FACTS, SETTING_NAMES } from "../../protocol/setting-facts.ts";
import { parseSettings } from "./parse-settings.ts";

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
  ["a text", "Do you agree?", { required: true }, ['consent: "Do you agree?" is not an object, { … } and is ignored']],
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
  expect(parseSettings({ consent: given }).consent).toEqual(consent);
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
  [{ options: ["S", 46, { value: 5 }] }, { options: [{ value: "S" }, { value: "46" }, { value: "5" }] }],
  [
    { minLength: "3", maxLength: 0, min: 2, max: "2026-01-01" },
    { minLength: 3, maxLength: 0, min: 2, max: "2026-01-01" },
  ],
  [{ key: 7 }, { key: "7" }],
])("reads a custom field with %j", (more, expected) => {
  expect(parseSettings({ customFields: [{ ...ORDER, ...more }] }).customFields).toEqual([{ ...ORDER, ...expected }]);
  expect(warnings()).toEqual([]);
});

it.each<[object, object, string]>([
  [{ help: { de: "x" } }, {}, 'customFields.order.help: {"de":"x"} is not a text and is ignored'],
  [{ required: "yes" }, {}, 'customFields.order.required: "yes" is not true or false and is ignored'],
  [{ scope: "agent" }, {}, 'customFields.order.scope: "agent" is not one of "visitor", "room" and is ignored'],
  [{ departments: [{}] }, {}, "customFields.order.departments.0: {} is not a text and is ignored"],
  [
    { options: ["S", { label: "M" }] },
    { options: [{ value: "S" }] },
    'customFields.order.options.1: {"label":"M"} is not complete without value and is ignored',
  ],
  [{ defaultValue: { of: "Ada" } }, {}, "customFields.order.defaultValue: the value is not a text and is ignored"],
  [{ requird: true, labels: "x" }, {}, "customFields.order.requird: is not a setting. Did you mean required?"],
  [
    { visibleWhen: { equals: "x" } },
    {},
    'customFields.order.visibleWhen: {"equals":"x"} is not complete without field and is ignored',
  ],
])("drops %j and keeps the field", (wrong, expected, said) => {
  const field = { ...ORDER, pattern: "x" };
  expect(parseSettings({ customFields: [{ ...field, ...wrong }] }).customFields).toEqual([{ ...field, ...expected }]);
  expect(warnings()).toEqual([said]);
});

it("leaves out what can't be a field", () => {
  const customFields = [{ ...ORDER, type: "file" }, { label: "No key", type: "text" }, "order", null, ORDER];
  expect(parseSettings({ customFields }).customFields).toEqual([ORDER]);
  expect(warnings()).toEqual([
    expect.stringMatching(/^customFields\.order\.type: "file" is not one of "text", /),
    expect.stringMatching(/^customFields\.order: .* is not complete without type and is ignored$/),
    expect.stringMatching(/^customFields\.1: .* is not complete without key and is ignored$/),
    'customFields.2: "order" is not an object, { … } and is ignored',
  ]);
});

it("keeps the rest of a built-in field", () => {
  const fields = {
    name: { presence: "mandatory", label: 5 },
    phone: "hidden",
    email: true,
    message: { maxLength: "50" },
  };
  expect(parseSettings({ fields }).fields).toEqual({
    name: { label: "5" },
    phone: { presence: "hidden" },
    email: {},
    message: { maxLength: 50 },
  });
  expect(warnings()).toHaveLength(2);
});

it("reads the other settings that are more than one value", () => {
  expect(
    parseSettings({
      requireOneOf: ["email", "phone"],
      phone: { defaultCountry: "DE", countries: ["DE", {}] },
      texts: { submit: 5, title: [] },
    }),
  ).toMatchObject({
    requireOneOf: ["email", "phone"],
    phone: { defaultCountry: "DE", countries: ["DE"] },
    texts: { submit: "5" },
  });
  expect(warnings()).toHaveLength(2);
});

it("has a default wherever the table has one, and takes nothing that is the page's alone", () => {
  const ofPage = { target: "#form", launcher: ".open", zIndex: 3, preload: "idle", compat: "rocketchat", noAuto: "" };
  expect(parseSettings({ ...ofPage, position: "left", surname: "hidden" })).toEqual({
    mode: "floating",
    eventToken: "include",
    theme: "auto",
    startOver: "forget",
    handoff: "livechat",
    match: "token",
    storage: "local",
    emailSuggestions: true,
    prefill: {},
  });
  expect(warnings()).toEqual([]);
});

it.each([
  [false, false],
  ["false", false],
  [true, true],
  [
    ["example.com", 5, null, {}],
    ["example.com", "5"],
  ],
  [[], []],
  ["example.com", true],
])("reads what is on, off or a list: %j as %j", (given, expected) => {
  expect(parseSettings({ emailSuggestions: given }).emailSuggestions).toEqual(expected);
});

it.each<[string, unknown, string]>([
  ["theme", "purple", 'theme: "purple" is not one of "auto", "light", "dark" and is ignored'],
  ["handoff", "chat", 'handoff: "chat" is not one of "livechat", "room", "event" and is ignored'],
  ["match", "email", 'match: "email" is not one of "token", "details" and is ignored'],
  ["mode", "popup", 'mode: "popup" is not one of "floating", "inline" and is ignored'],
  ["color", "red", 'color: "red" is not a colour like "#c60" or "#cc6600" (in an address "%23c60") and is ignored'],
  ["locale", ["de"], 'locale: ["de"] is not a text and is ignored'],
  ["storage", "constructor", 'storage: "constructor" is not one of "local", "session", "none" and is ignored'],
])("tells the owner that %s can't be %j, and goes on with the default", (name, value, said) => {
  expect(parseSettings({ [name]: value })).toEqual(parseSettings({}));
  expect(warnings()).toEqual([said]);
});

it("takes the department of an address for what the site knows, unless it is said twice", () => {
  expect(parseSettings({ department: "Sales" }).prefill).toEqual({ department: "Sales" });
  expect(parseSettings({ department: "Sales", prefill: { department: "Repair" } }).prefill).toEqual({
    department: "Repair",
  });
});

it("never repeats what tells of the visitor", () => {
  const prefill = { name: { first: "Ada" }, phone: 5, customFields: "Ada", lock: [{ of: "Ada" }], mesage: "Ada" };
  expect(parseSettings({ prefill }).prefill).toEqual({ phone: "5" });
  expect(warnings()).toEqual([
    "prefill.name: the value is not a text and is ignored",
    "prefill.customFields: the value is not an object, { … } and is ignored",
    "prefill.lock.0: the value is not a text and is ignored",
    "prefill.mesage: is not a setting. Did you mean message?",
  ]);
  expect(parseSettings({ prefill: "Ada" }).prefill).toEqual({});
  expect(warnings().at(-1)).toBe("prefill: the value is not an object, { … } and is ignored");
});

it.each(["constructor", "toString", "__proto__"])("takes %s for a key like any other", (key) => {
  const own = JSON.parse(`{ "${key}": "x" }`);
  const parsed = parseSettings({
    ...own,
    texts: own,
    fields: own,
    prefill: { ...own, customFields: own },
    customFields: [{ key, label: "L", type: "text" }],
  });
  expect(Object.entries(parsed.texts ?? {})).toEqual([[key, "x"]]);
  expect(Object.entries(parsed.prefill.customFields ?? {})).toEqual([[key, "x"]]);
  expect(parsed.customFields).toEqual([{ key, label: "L", type: "text" }]);
  // No name of a setting or of a built-in field, and none that is looked up on a prototype.
  expect(Object.hasOwn(parsed, key)).toBe(false);
  expect(parsed.fields).toEqual({});
  expect(Object.keys(parsed.prefill)).toEqual(["customFields"]);
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
});

it("takes no property for a setting that is not the object's own", () => {
  const given = Object.create({ theme: "dark", fields: { email: "hidden" } }) as Record<string, unknown>;
  expect(parseSettings(given)).toEqual(parseSettings({}));
});

it("reads every setting of the table that concerns the frame", () => {
  const ofFrame = SETTING_NAMES.filter((name) => FACTS[name].side !== "page");
  const seen = new Set<string>();
  const given = new Proxy({}, { getOwnPropertyDescriptor: (_, name) => void seen.add(String(name)) });
  parseSettings(given);
  expect([...seen]).toEqual(ofFrame);
});
