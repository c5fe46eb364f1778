import type { Warn } from "../../owner/warn-owner.ts";
import type { Field } from "../field.ts";
import { isCalendarDate } from "./formats.ts";

/** Bounds as the rules compare them: numbers for numbers, `YYYY-MM-DD` for dates. */
export function mendBounds(field: Field, warn: Warn): Field {
  const isDate = field.type === "date";
  const mended = { ...field };
  for (const name of ["min", "max"] as const) {
    const given = field[name];
    if (given === undefined) continue;
    const bound = isDate ? String(given) : Number(given);
    const isUsable = typeof bound === "string" ? isCalendarDate(bound) : Number.isFinite(bound) && given !== "";
    if (!isUsable) {
      const remedy = typeof bound === "string" ? "a date as YYYY-MM-DD" : "a number";
      warn(`customFields.${field.name}.${name}`, `${JSON.stringify(given)} is not ${remedy} and is ignored`);
    }
    Object.assign(mended, { [name]: isUsable ? bound : undefined });
  }
  return mended;
}
