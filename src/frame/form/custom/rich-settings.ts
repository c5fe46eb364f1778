import type { Settings } from "../../../protocol/settings.ts";
import { warnOwner } from "../../owner/warn-owner.ts";

/** Reads one value; `undefined` when it can't be used, and then the owner has been told. */
type Read = (value: unknown, path: string) => unknown;

function refuse(path: string, value: unknown, remedy: string): undefined {
  warnOwner(path, `${show(value)} is not ${remedy} and is ignored`);
}

/** A value as the owner wrote it; a message between windows may carry what JSON can't. */
function show(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 100);
  } catch {
    return String(value);
  }
}

const isScalar = (value: unknown) => /string|number|boolean|bigint/.test(typeof value);

/** On the wire every value is a text; a site's script may have a number or a flag there. */
const text: Read = (value, path) => (isScalar(value) ? String(value) : refuse(path, value, "a text"));
const bound: Read = (value, path) => (isScalar(value) ? value : refuse(path, value, "a number or a date"));
const flag: Read = (value, path) =>
  /^(true|false)$/.test(String(value)) ? String(value) === "true" : refuse(path, value, "true or false");
const length: Read = (value, path) =>
  isScalar(value) && Number(value) > 0 ? Number(value) : refuse(path, value, "a number above 0");

const oneOf =
  (...words: string[]): Read =>
  (value, path) =>
    words.includes(String(value)) ? value : refuse(path, value, `one of ${words.join(", ")}`);

/** One value alone stands for a list of it. A list of nothing but mistakes is none: it would mean "never". */
const list =
  (item: Read): Read =>
  (value, path) => {
    const given = [value].flat();
    const items = given.flatMap((one, index) => readPresent(item, one, `${path}.${index}`) ?? []);
    return items.length || !given.length ? items : undefined;
  };

/** Each property by itself, so that a wrong one costs no more than itself. */
const shape =
  (properties: Record<string, Read>) =>
  (value: unknown, path: string): Record<string, unknown> | undefined => {
    if (typeof value !== "object" || Array.isArray(value)) return refuse(path, value, "an object, { … },");
    const entries = Object.entries(properties).map(([name, read]) => {
      const given = (value as Record<string, unknown>)[name];
      return [name, readPresent(read, given, path ? `${path}.${name}` : name)] as const;
    });
    return Object.fromEntries(entries.filter(([, read]) => read !== undefined));
  };

/** `null` is how many a server's template writes "nothing". */
function readPresent(read: Read, value: unknown, path: string): unknown {
  return value === undefined || value === null ? undefined : read(value, path);
}

const option: Read = (value, path) =>
  isScalar(value) || isScalar((Object(value) as { value?: unknown }).value)
    ? value
    : refuse(path, value, "a text or { value, label }");

const conditionParts = shape({ field: text, equals: text, in: list(text), filled: flag });
const condition: Read = (value, path) => {
  const read = conditionParts(value, path);
  return read && (read.field ? read : refuse(path, value, "a condition with a field"));
};

const customFieldParts = shape({
  key: text,
  label: text,
  type: oneOf("text", "textarea", "email", "tel", "url", "number", "date", "select", "radio", "checkbox", "hidden"),
  required: flag,
  pattern: text,
  patternMessage: text,
  options: list(option),
  defaultValue: text,
  placeholder: text,
  help: text,
  scope: oneOf("visitor", "room"),
  overwrite: flag,
  departments: list(text),
  hidden: flag,
  sensitive: flag,
  visibleWhen: condition,
  min: bound,
  max: bound,
  minLength: bound,
  maxLength: bound,
});
const customField: Read = (value, path) => {
  const { key } = Object(value) as { key?: unknown };
  const at = isScalar(key) ? `customFields.${key}` : path;
  const read = customFieldParts(value, at);
  return read && (read.key && read.type ? read : refuse(at, value, "a field with a key and a type"));
};

const builtInParts = shape({
  presence: oneOf("hidden", "optional", "required"),
  label: text,
  placeholder: text,
  help: text,
  visibleWhen: condition,
  maxLength: length,
});
/** A field's presence alone may stand for its settings. */
const builtInField: Read = (value, path) => builtInParts(isScalar(value) ? { presence: value } : value, path);

const consentParts = shape({ text, version: text, required: flag, field: text });
/** A mistake here must not be the reason that nobody is asked. */
const consent: Read = (value, path) => value !== false && { required: true, ...consentParts(value, path) };

const each =
  (read: Read): Read =>
  (value, path) =>
    shape(Object.fromEntries(Object.keys(Object(value) as object).map((name) => [name, read])))(value, path);

const richSettings = shape({
  requireOneOf: list(text),
  consent,
  phone: shape({ defaultCountry: text, countries: list(text) }),
  texts: each(text),
  fields: each(builtInField),
  customFields: list(customField),
});

/**
 * The settings that are more than a text, parsed piece by piece, so that one wrong value costs no more than itself.
 * Most sites set none of them: this is not loaded for those.
 */
export function parseRichSettings(given: Record<string, unknown>): Partial<Settings> {
  return richSettings(given, "") as Partial<Settings>;
}
