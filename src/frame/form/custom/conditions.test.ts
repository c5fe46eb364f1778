import { describe, expect, it, vi } from "vitest";
import { FIELD_DEFAULTS, type Field } from "../field.ts";
import { fieldsInForce, warnOfConditions } from "./conditions.ts";

function field(id: string, more: Partial<Field> = {}): Field {
  return { ...FIELD_DEFAULTS, id, name: id, type: "text", ...more };
}

function inForce(fields: Field[], answers: Record<string, string>): string[] {
  return fieldsInForce(fields, ({ id }) => answers[id] ?? "").map(({ id }) => id);
}

describe("a field that depends on another answer", () => {
  it.each<[Field["visibleWhen"], string, boolean]>([
    [{ field: "topic", equals: "bike" }, "bike", true],
    [{ field: "topic", equals: "bike" }, "car", false],
    [{ field: "topic", equals: "" }, "", true],
    [{ field: "topic", in: ["bike", "boat"] }, "boat", true],
    [{ field: "topic", in: ["bike", "boat"] }, "car", false],
    [{ field: "topic", filled: true }, "x", true],
    [{ field: "topic", filled: true }, "", false],
    [{ field: "topic", filled: true }, "false", true],
    [{ field: "topic", filled: false }, "", true],
    [{ field: "topic", filled: false }, "x", false],
    [{ field: "topic", in: ["bike"], filled: false }, "bike", false],
    [{ field: "topic", filled: true }, " \u200b", false],
    [{ field: "topic", equals: "" }, "  ", true],
    [{ field: "topic", equals: "bike" }, " bike ", true],
    [{ field: "nowhere", equals: "x" }, "", true],
  ])("%j, answered %j: %s", (visibleWhen, answer, isShown) => {
    const fields = [field("topic"), field("detail", { visibleWhen })];
    expect(inForce(fields, { topic: answer }).includes("detail")).toBe(isShown);
  });
});

it.each<[Field["visibleWhen"], string, boolean]>([
  [{ field: "vip", equals: "false" }, "", true],
  [{ field: "vip", equals: "false" }, "true", false],
  [{ field: "vip", in: ["false"] }, "", true],
  [{ field: "vip", filled: false }, "", true],
  [{ field: "vip", filled: true }, "true", true],
])("takes an untouched checkbox for what is sent of it: %j, %j: %s", (visibleWhen, answer, isShown) => {
  const fields = [field("vip", { type: "checkbox" }), field("detail", { visibleWhen })];
  expect(inForce(fields, { vip: answer }).includes("detail")).toBe(isShown);
});

it.each<[Field["visibleWhen"], boolean]>([
  [{ field: "department", equals: "Sales" }, true],
  [{ field: "department", equals: "dep-1" }, true],
  [{ field: "department", in: ["Support", "Sales"] }, true],
  [{ field: "department", in: ["Support"] }, false],
])("knows a department by its id and its name: %j: %s", (visibleWhen, isShown) => {
  const options = [{ value: "dep-1", label: "Sales" }];
  const fields = [field("department", { type: "select", options }), field("detail", { visibleWhen })];
  expect(inForce(fields, { department: "dep-1" }).includes("detail")).toBe(isShown);
});

it("goes with the field it depends on: what is not asked counts as empty", () => {
  const fields = [
    field("topic"),
    field("model", { visibleWhen: { field: "topic", equals: "bike" } }),
    field("year", { visibleWhen: { field: "model", filled: true } }),
  ];
  expect(inForce(fields, { topic: "bike", model: "Tourer" })).toEqual(["topic", "model", "year"]);
  expect(inForce(fields, { topic: "car", model: "Tourer" })).toEqual(["topic"]);
});

it("holds nobody back in a circle of conditions", () => {
  const fields = [
    field("a", { visibleWhen: { field: "b", filled: true } }),
    field("b", { visibleWhen: { field: "a", filled: true } }),
    field("c", { visibleWhen: { field: "c", filled: true } }),
  ];
  expect(inForce(fields, { a: "x", b: "x", c: "x" })).toEqual(["a", "b", "c"]);
});

describe("a field of some departments", () => {
  const options = [
    { value: "dep-1", label: "Sales" },
    { value: "dep-2", label: "Support" },
  ];
  it.each([
    [["dep-1"], "dep-1", true],
    [["Sales"], "dep-1", true],
    [["Sales"], "dep-2", false],
    [["Sales"], "", false],
    [[], "dep-1", false],
  ])("%j, chosen %j: %s", (departments, chosen, isShown) => {
    const fields = [field("department", { type: "select", options }), field("order", { departments })];
    expect(inForce(fields, { department: chosen }).includes("order")).toBe(isShown);
  });

  it("is not asked where there is no department", () => {
    expect(inForce([field("order", { departments: ["Sales"] })], {})).toEqual([]);
  });
});

it("shows the fields of a circle before anything is answered", () => {
  const fields = [
    field("a", { visibleWhen: { field: "b", equals: "x" } }),
    field("b", { visibleWhen: { field: "a", equals: "x" } }),
    field("c", { visibleWhen: { field: "a", filled: true } }),
  ];
  expect(inForce(fields, {})).toEqual(["a", "b"]);
});

it("tells of a name that requireOneOf does not find, with those that there are", () => {
  const warn = vi.fn();
  const fields = [field("email"), field("phone")];
  warnOfConditions(fields, ["mail", "phone"], warn);
  expect(warn.mock.calls).toEqual([
    ["requireOneOf", 'the form has no field "mail"; it is ignored. There are email, phone'],
  ]);
});
