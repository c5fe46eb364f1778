import { array, type core, object, optional, safeParse, string, unknown } from "zod/mini";
import type { Settings } from "../../../protocol/settings.ts";
import { warnOwner } from "../../warn-owner.ts";

const text = string();
const words = optional(text);
const flag = optional(unknown());

/** A text out of a few; `zod/mini`'s own way would cost every visitor another kilobyte. */
const oneOf = (...allowed: string[]) =>
  string().check((payload) => {
    if (!allowed.includes(payload.value)) payload.issues.push({ code: "custom", input: payload.value });
  });

const condition = object({ field: text, equals: words, in: optional(array(text)), filled: flag });

const customField = object({
  key: text,
  label: text,
  type: oneOf("text", "textarea", "email", "tel", "url", "number", "date", "select", "radio", "checkbox", "hidden"),
  required: flag,
  pattern: words,
  patternMessage: words,
  options: optional(array(unknown())),
  defaultValue: words,
  placeholder: words,
  help: words,
  scope: optional(oneOf("visitor", "room")),
  overwrite: flag,
  departments: optional(array(text)),
  hidden: flag,
  sensitive: flag,
  visibleWhen: optional(condition),
  min: flag,
  max: flag,
  minLength: flag,
  maxLength: flag,
});

const builtInField = object({
  presence: oneOf("hidden", "optional", "required"),
  label: words,
  placeholder: words,
  help: words,
  visibleWhen: optional(condition),
  maxLength: flag,
});

const phone = object({ defaultCountry: words, countries: optional(array(text)) });

const consent = object({ text, version: text, required: flag, field: words });

/**
 * The settings that are more than a text, parsed piece by piece, so that one wrong value costs no more than itself.
 * Most sites set none of them: this is not loaded for those.
 */
export function parseRichSettings(given: Record<string, unknown>): Partial<Settings> {
  const settings: Record<string, unknown> = {};
  const take = (into: Record<string, unknown>, path: string, name: string, schema: core.$ZodType, value: unknown) => {
    if (value === undefined) return;
    const { data, error } = safeParse(schema, value);
    if (data !== undefined) into[name] = data;
    const at = [path + name, ...(error?.issues[0]?.path ?? [])].join(".");
    if (error) warnOwner(at, "this value is not accepted and is ignored; the README says what is");
  };
  const takeEach = (name: "texts" | "fields" | "customFields", schema: core.$ZodType) => {
    if (given[name] === undefined) return;
    const entries: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(Object(given[name]) as object)) {
      // A field's presence alone may stand for its settings.
      const settings = name === "fields" && typeof value === "string" ? { presence: value } : value;
      take(entries, `${name}.`, key, schema, settings);
    }
    settings[name] = name === "customFields" ? Object.values(entries) : entries;
  };
  take(settings, "", "requireOneOf", array(text), given.requireOneOf);
  take(settings, "", "consent", consent, given.consent);
  take(settings, "", "phone", phone, given.phone);
  takeEach("texts", text);
  takeEach("fields", builtInField);
  takeEach("customFields", customField);
  return settings;
}
