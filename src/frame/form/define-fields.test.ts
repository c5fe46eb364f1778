import { describe, expect, it } from "vitest";
import type { Settings } from "../../protocol/settings.ts";
import type { Config } from "../workspace/schemas.ts";
import { asksNothing, defineFields } from "./define-fields.ts";
import { FIELD_DEFAULTS, type Field } from "./field.ts";

const ON = { registrationForm: true, nameFieldRegistrationForm: true, emailFieldRegistrationForm: true };
const SALES = { _id: "dep-1", name: "Sales", showOnRegistration: true };
const SUPPORT = { _id: "dep-2", name: "Support", showOnRegistration: true };
const INTERNAL = { _id: "dep-3", name: "Internal", showOnRegistration: false };

function define(config: Config, fields?: Settings["fields"], custom: Field[] = []): Field[] {
  return defineFields(config, { server: "https://chat.example.com", ...(fields && { fields }) }, custom);
}

/** What is shown, with a star for what is required. */
function shown(fields: Field[]): string[] {
  return fields.filter(({ isHidden }) => !isHidden).map(({ name, isRequired }) => (isRequired ? `${name}*` : name));
}

describe("what is asked", () => {
  it.each<[string, Config, Settings["fields"], string[]]>([
    ["the workspace's switches", { settings: ON }, undefined, ["name*", "email*", "phone"]],
    ["switches as texts", { settings: { ...ON, emailFieldRegistrationForm: "false" } }, undefined, ["name*", "phone"]],
    [
      "a choice of departments",
      { settings: ON, departments: [SALES, SUPPORT] },
      undefined,
      ["name*", "email*", "phone", "department"],
    ],
    [
      "one department",
      { settings: ON, departments: [SALES, INTERNAL] },
      { department: "required" },
      ["name*", "email*", "phone"],
    ],
    [
      "the site's own wishes",
      { settings: ON },
      { name: "optional", email: "hidden", phone: "required", message: "required" },
      ["name", "phone*", "message*"],
    ],
    [
      "wishes with more to them",
      { settings: ON },
      { message: { presence: "optional", label: "Tell us" } },
      ["name*", "email*", "phone", "message"],
    ],
    ["a form that is off", { settings: { registrationForm: false } }, undefined, []],
    [
      "a form that is off, and the site's fields",
      { settings: { ...ON, registrationForm: false } },
      { message: "required" },
      ["phone", "message*"],
    ],
  ])("%s", (_name, config, fields, expected) => {
    expect(shown(define(config, fields))).toEqual(expected);
  });

  it("puts custom fields before the message, and hides them where nothing is asked", () => {
    const order: Field = { ...FIELD_DEFAULTS, id: "custom:order", name: "order", isCustom: true, type: "text" };
    expect(shown(define({ settings: ON }, { message: "optional" }, [order])).slice(-2)).toEqual(["order", "message"]);
    const silent = define({ settings: { registrationForm: false } }, undefined, [order]);
    expect(shown(silent)).toEqual([]);
    expect(silent.map(({ name }) => name)).toContain("order");
  });
});

describe("the department", () => {
  const department = (departments: Config["departments"]) => define({ settings: ON, departments })[3];

  it("offers those that the workspace shows, by name", () => {
    expect(department([SALES, SUPPORT, INTERNAL])?.options).toEqual([
      { value: "dep-1", label: "Sales", isHidden: false },
      { value: "dep-2", label: "Support", isHidden: false },
      { value: "dep-3", label: "Internal", isHidden: true },
    ]);
  });

  it.each([
    [[SALES], "dep-1"],
    [[SALES, INTERNAL], "dep-1"],
    [[SALES, SUPPORT], ""],
    [[INTERNAL], ""],
    [[], ""],
    [undefined, ""],
  ])("takes the only one that is offered", (departments, expected) => {
    expect(department(departments)?.defaultValue).toBe(expected);
  });
});

it.each([
  ["dep-1", true],
  ["Sales", true],
  ["dep-3", true],
  ["dep-9", false],
  ["", false],
  [undefined, false],
])("a returning visitor of the department %j can't take it back: %s", (department, expected) => {
  const guest = { token: "t", ...(department !== undefined && { department }) };
  const fields = define({ settings: ON, departments: [SALES, SUPPORT, INTERNAL], guest });
  expect(fields.filter(({ isSettled }) => isSettled).map(({ name }) => name)).toEqual(expected ? ["department"] : []);
});

it.each([
  [{ limitTextLength: 300 }, 300],
  [{ limitTextLength: "300" }, 300],
  [{ limitTextLength: false }, undefined],
  [{}, undefined],
])("takes the longest message from the workspace: %j", (limits, expected) => {
  expect(define({ settings: { ...ON, ...limits } }).at(-1)?.maxLength).toBe(expected);
});

it("lets the site's limit win", () => {
  const fields = define(
    { settings: { ...ON, limitTextLength: 300 } },
    { message: { presence: "optional", maxLength: 50 } },
  );
  expect(fields.at(-1)?.maxLength).toBe(50);
});

it.each<[Config, Settings["fields"], boolean]>([
  [{ settings: { registrationForm: true } }, undefined, false],
  [{ settings: { registrationForm: "true" } }, undefined, false],
  [{ settings: { registrationForm: false } }, undefined, true],
  [{ settings: { registrationForm: false } }, { name: "required" }, false],
])("%j with fields %j asks nothing: %s", (config, fields, expected) => {
  expect(asksNothing(config, { server: "", ...(fields && { fields }) })).toBe(expected);
});
