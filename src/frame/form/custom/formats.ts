import type { Field } from "../field.ts";
import type { Problem } from "../problem.ts";
import { toWireNumber } from "./number.ts";

/** What is wrong with an answer of a type that only custom fields have, or with its size. */
export function judgeCustom({ type, min, max }: Field, typed: string, locale: string): Problem | undefined {
  if (type === "url" && !isWebAddress(typed)) return { key: "invalidUrl" };
  if (type !== "number" && type !== "date") return undefined;
  const value = type === "number" ? toWireNumber(typed, locale) : typed;
  if (type === "number" && !/^-?\d+(\.\d+)?$/.test(value)) return { key: "invalidNumber" };
  if (type === "date" && !isCalendarDate(value)) return { key: "invalidDate" };
  // Dates as YYYY-MM-DD compare as text, numbers as numbers.
  const isLess = (a: string | number, b: string | number) => (type === "number" ? Number(a) < Number(b) : a < b);
  if (min !== undefined && isLess(value, min)) return { key: "tooSmall", limit: min };
  if (max !== undefined && isLess(max, value)) return { key: "tooLarge", limit: max };
  return undefined;
}

/** `example.com` is an address to the one who types it; so it is to us. */
function isWebAddress(value: string): boolean {
  try {
    const { protocol, hostname } = new URL(/^[a-z][a-z\d+.-]*:/i.test(value) ? value : `https://${value}`);
    return /^https?:$/.test(protocol) && /[^.]\.[^.]/.test(hostname);
  } catch {
    return false;
  }
}

export function isCalendarDate(value: string): boolean {
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? value : Number.NaN);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
