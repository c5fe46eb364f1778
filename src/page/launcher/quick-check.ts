import { isColor } from "../../protocol/color.ts";
import type { Words } from "../../protocol/setting-kinds.ts";
import type { Settings } from "../../protocol/settings.ts";
import { BUILT_IN_FIELDS, CUSTOM_FIELD_NEEDS, KINDS, PRESENCES } from "../../protocol/settings-table.ts";

/**
 * The quick answer for settings without a fault, the only check that every page pays for. No means: let the full check
 * decide, which knows remedies, the nearest name and addresses relative to the page.
 */
export function isFine(settings: Settings): boolean {
  return Boolean(settings.server) && Object.entries(settings).every(isRight);
}

/** Whether the panel's code is wanted before the visitor's intent. */
export function needsPanel({ mode, preload }: Partial<Settings>): boolean {
  return mode === "inline" || preload === "idle";
}

/** Whether settings ask for more than a launcher before the visitor's intent: the full check fetches what that needs. */
export function needsMore(settings: Partial<Settings>): boolean {
  return needsPanel(settings) || settings.away === "hide" || Boolean(settings.attribution);
}

function isRight([name, value]: [string, unknown]): boolean {
  return value === undefined || (Object.hasOwn(KINDS, name) && fits(KINDS[name as keyof typeof KINDS], value));
}

type NamedKind = Exclude<(typeof KINDS)[keyof typeof KINDS], Words>;

/** Whether a value is of a kind. */
export function fits(kind: NamedKind | Words, value: unknown): boolean {
  try {
    return typeof kind === "string" ? TESTS[kind](value) : kind.includes(value as string);
  } catch {
    // An address or a selector that can't be read.
    return false;
  }
}

/** Each may throw instead of saying no. */
const TESTS: Record<NamedKind, (value: unknown) => boolean> = {
  text: isText,
  // As it is used: a relative one, or one with a query, is for the full check to put in order.
  address: (value) => isText(value) && /^https?:[^@?#]+$/.test(value) && Boolean(new URL(value)),
  selector: (value) => isText(value) && document.querySelector(value) !== undefined,
  color: isColor,
  integer: Number.isInteger,
  list: Array.isArray,
  flagOrList: (value) => typeof value === "boolean" || Array.isArray(value),
  object: isObject,
  fields: (value) => isObject(value) && Object.entries(value).every(isField),
  customFields: (value) => Array.isArray(value) && value.every(isCustomField),
};

function isField([name, field]: [string, unknown]): boolean {
  return fits(BUILT_IN_FIELDS, name) && (field === undefined || fits(PRESENCES, presenceOf(field)));
}

/** A built-in field's presence alone may stand for its settings. */
export function presenceOf(field: unknown): unknown {
  return (field as { presence?: unknown } | null)?.presence ?? field;
}

function isCustomField(field: Record<string, unknown>): boolean {
  return Object.entries(CUSTOM_FIELD_NEEDS).every(([name, kind]) => fits(kind, field[name]));
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
