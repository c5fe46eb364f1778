import { expect, it, vi } from "vitest";
import { FIELD_DEFAULTS, type Field } from "../field.ts";
import { mendBounds } from "./bounds.ts";

const warn = vi.fn();
const mend = (field: object) =>
  mendBounds({ ...FIELD_DEFAULTS, id: "custom:it", name: "it", ...field } as unknown as Field, warn);

it("reads bounds that a site wrote as texts", () => {
  expect(mend({ type: "number", min: "1.5", max: 5000 })).toMatchObject({ min: 1.5, max: 5000 });
  expect(mend({ type: "date", min: "2024-02-29" })).toMatchObject({ min: "2024-02-29" });
  expect(warn).not.toHaveBeenCalled();
});

it.each([
  [{ type: "number", min: "many" }, "min", '"many" is not a number and is ignored'],
  [{ type: "number", max: "" }, "max", '"" is not a number and is ignored'],
  [{ type: "date", min: "tomorrow" }, "min", '"tomorrow" is not a date as YYYY-MM-DD and is ignored'],
  [{ type: "date", max: "2025-02-30" }, "max", '"2025-02-30" is not a date as YYYY-MM-DD and is ignored'],
])("leaves out %j, and says so", (field, name, problem) => {
  expect(mend(field)).toHaveProperty(name, undefined);
  expect(warn).toHaveBeenCalledWith(`customFields.it.${name}`, problem);
});
