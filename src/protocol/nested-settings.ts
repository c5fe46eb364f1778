import type { ConsentSettings } from "./consent-settings.ts";
import type { BuiltInFieldSettings, Condition, CustomFieldSettings, PhoneSettings, Prefill } from "./field-settings.ts";
import type { OpeningHours } from "./opening-hours.ts";
import { ALL_KINDS, type SettingName } from "./setting-facts.ts";
import type { InnerKind, KindOf } from "./setting-kinds.ts";
import { CUSTOM_FIELD_NEEDS, PRESENCES, SCOPES } from "./settings-table.ts";

/*
 * What is in the settings that are more than one value. The frame reads them by this, each part by itself, so that a
 * wrong one costs no more than itself. A part that is missing here, or of another kind than its type, does not compile.
 */

/** A kind for each property of a type. */
type ShapeOf<Type> = { [Name in keyof Type]-?: KindOf<Type[Name]> };

export const CONDITION = {
  field: "text",
  equals: "text",
  in: { listOf: "text" },
  filled: "flag",
} as const satisfies ShapeOf<Condition>;

const VISIBLE_WHEN = { shape: CONDITION, needs: ["field"] } as const;

const BUILT_IN_FIELD = {
  presence: PRESENCES,
  label: "text",
  placeholder: "text",
  help: "text",
  visibleWhen: VISIBLE_WHEN,
  maxLength: "length",
} as const satisfies ShapeOf<BuiltInFieldSettings>;

const FIELD = { shape: BUILT_IN_FIELD, shorthand: "presence" } as const;

const CUSTOM_FIELD = {
  ...CUSTOM_FIELD_NEEDS,
  required: "flag",
  pattern: "text",
  patternMessage: "text",
  options: { listOf: { shape: { value: "text", label: "text" }, needs: ["value"], shorthand: "value" } },
  defaultValue: "personal",
  placeholder: "text",
  help: "text",
  scope: SCOPES,
  overwrite: "flag",
  departments: { listOf: "text" },
  hidden: "flag",
  visibleWhen: VISIBLE_WHEN,
  sensitive: "flag",
  min: "bound",
  max: "bound",
  minLength: "length",
  maxLength: "length",
} as const satisfies ShapeOf<CustomFieldSettings>;

const PHONE = {
  defaultCountry: "text",
  countries: { listOf: "text" },
} as const satisfies ShapeOf<PhoneSettings>;

const PREFILL = {
  name: "personal",
  email: "personal",
  phone: "personal",
  department: "text",
  message: "personal",
  customFields: { valuesOf: "personal" },
  lock: { listOf: "text" },
  send: "flag",
} as const satisfies ShapeOf<Prefill>;

const CONSENT = {
  text: "text",
  version: "text",
  required: "flag",
  field: "text",
} as const satisfies ShapeOf<ConsentSettings>;

const SPANS = { listOf: "text" } as const;

const HOURS = {
  timeZone: "text",
  week: { shape: { sun: SPANS, mon: SPANS, tue: SPANS, wed: SPANS, thu: SPANS, fri: SPANS, sat: SPANS } },
  closed: { listOf: "text" },
} as const satisfies ShapeOf<OpeningHours>;

const INSIDES = {
  texts: { valuesOf: "text" },
  fields: { shape: { name: FIELD, email: FIELD, phone: FIELD, department: FIELD, message: FIELD } },
  customFields: { listOf: { shape: CUSTOM_FIELD, needs: Object.keys(CUSTOM_FIELD_NEEDS) } },
  requireOneOf: { listOf: "text" },
  phone: { shape: PHONE },
  prefill: { shape: PREFILL },
  consent: { shape: CONSENT },
  hours: { shape: HOURS, needs: ["timeZone", "week"] },
} as const;

/** Every setting, down to its parts. One that is an object or a list, and has no inside above, does not compile. */
export const DEEP_KINDS: Record<SettingName, InnerKind> = { ...ALL_KINDS, ...INSIDES };
