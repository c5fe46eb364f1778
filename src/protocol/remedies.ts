import type { InnerKind, OuterKind, RichKind, SimpleKind } from "./setting-kinds.ts";

const REMEDIES: Record<SimpleKind | RichKind, string> = {
  text: "a text",
  personal: "a text",
  flag: "true or false",
  flagOrList: "true, false, or a list of texts",
  integer: "a whole number",
  length: "a number, 0 or more",
  bound: "a number or a date",
  address: 'an address, for example "https://www.example.com"',
  selector: 'a CSS selector, for example "#chat"',
  color: 'a colour like "#c60" or "#cc6600" (in an address "%23c60")',
  object: "an object, { … }",
  list: "a list, [ … ]",
  fields: "an object, { … }",
  customFields: "a list, [ … ]",
  mark: "anything",
};

/** What a value has to be instead, in the owner's words. */
export function remedyOf(kind: OuterKind | InnerKind): string {
  if (typeof kind === "string") return REMEDIES[kind];
  if ("listOf" in kind) return REMEDIES.list;
  if ("valuesOf" in kind) return REMEDIES.object;
  if (!("shape" in kind)) return `${kind.length > 1 ? "one of " : ""}${kind.map((word) => `"${word}"`).join(", ")}`;
  const short = kind.shorthand && kind.shape[kind.shorthand];
  return short ? `${remedyOf(short)}, or an object, { … }` : REMEDIES.object;
}

/** A value as the owner wrote it; what can't be written as JSON (a cycle, a big integer) by its type. */
export function show(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 200);
  } catch {
    return typeof value;
  }
}
