import { isColor } from "./color.ts";
import type { Dictionary, InnerKind, List, Shape, SimpleKind } from "./setting-kinds.ts";

/** What can't be followed. */
export type Fault =
  | { path: string; value: unknown; kind: InnerKind }
  | { path: string; value: unknown; missing: string[] }
  /** A name that the table does not have at this place, and those that it might be meant for. */
  | { path: string; name: string; known: string[] };

/** Reads one value, part by part; `undefined` when it can't be used, and then there is a fault more. */
export function read(kind: InnerKind, value: unknown, path: string, faults: Fault[]): unknown {
  // `null` is how many a server's template writes "nothing".
  if (value === undefined || value === null) return undefined;
  if (typeof kind !== "string") {
    if ("listOf" in kind) return readList(kind, value, path, faults);
    if ("valuesOf" in kind) return readDictionary(kind, value, path, faults);
    if ("shape" in kind) return readShape(kind, value, path, faults);
  }
  const result = typeof kind === "string" ? READERS[kind](value) : kind.find((word) => word === value);
  return result ?? refuse(kind, value, path, faults);
}

function refuse(kind: InnerKind, value: unknown, path: string, faults: Fault[]): undefined {
  faults.push({ path, value, kind });
}

/** Each answers `undefined` to what it can't use. */
const READERS: Record<SimpleKind, (value: unknown) => unknown> = {
  // On the wire every value is a text; a site's script may have a number or a flag there.
  text: toText,
  personal: toText,
  flag: (value) => (/^(true|false)$/.test(String(value)) ? String(value) === "true" : undefined),
  flagOrList: toFlagOrList,
  integer: (value) => (Number.isInteger(value) ? value : undefined),
  length: (value) => (isScalar(value) && Number(value) >= 0 ? Number(value) : undefined),
  bound: (value) => (isScalar(value) ? value : undefined),
  address: toText,
  selector: toText,
  color: (value) => (isColor(value) ? value : undefined),
  mark: toText,
};

/** A list of nothing but mistakes is none: it would mean "never". */
function readList({ listOf }: List, value: unknown, path: string, faults: Fault[]): unknown[] | undefined {
  const given = [value].flat();
  const items = given.flatMap((item, index) => read(listOf, item, `${path}.${keyOf(item) ?? index}`, faults) ?? []);
  return items.length || !given.length ? items : undefined;
}

/** The owner knows a custom field by its key. */
function keyOf(item: unknown): string | undefined {
  return toText((Object(item) as { key?: unknown }).key);
}

function readDictionary(kind: Dictionary, value: unknown, path: string, faults: Fault[]): object | undefined {
  if (!isObject(value)) return refuse(kind, value, path, faults);
  const entries = Object.entries(value).map(([key, part]) => [
    key,
    read(kind.valuesOf, part, `${path}.${key}`, faults),
  ]);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}

function readShape(kind: Shape, value: unknown, path: string, faults: Fault[]): object | undefined {
  const { shape, needs = [], shorthand } = kind;
  const given = shorthand && isScalar(value) ? { [shorthand]: value } : value;
  if (!isObject(given)) return refuse(kind, value, path, faults);
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    const inner = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!inner)
      faults.push({
        path: `${path}.${name}`,
        name,
        known: Object.keys(shape).filter((other) => !Object.hasOwn(given, other)),
      });
    const part = inner && read(inner, given[name], `${path}.${name}`, faults);
    if (part !== undefined) result[name] = part;
  }
  const missing = needs.filter((name) => !result[name]);
  if (!missing.length) return result;
  faults.push({ path, value, missing });
  return undefined;
}

function toFlagOrList(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(isScalar).map(String);
  return READERS.flag(value);
}

function toText(value: unknown): string | undefined {
  return isScalar(value) ? String(value) : undefined;
}

function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean", "bigint"].includes(typeof value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
