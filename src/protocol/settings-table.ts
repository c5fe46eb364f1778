import type { OuterKind } from "./setting-kinds.ts";

/*
 * The table of settings, first half: what a value may be. Whatever knows a setting by its name goes by this table: the
 * quick check of the loader and the full one, the parsing in the frame, the parameters of the frame's address, the hint
 * at a misspelt name, and the tests that hold the documentation against it. The loader, which every page pays for,
 * carries this half alone; the other one, `setting-facts.ts`, does not compile while a setting is missing in either.
 */
export const KINDS = {
  server: "address",
  frame: "address",
  mode: ["floating", "inline"],
  target: "selector",
  launcher: "selector",
  position: ["right", "left"],
  locale: "text",
  theme: ["auto", "light", "dark"],
  color: "color",
  zIndex: "integer",
  texts: "object",
  name: "text",
  fields: "fields",
  customFields: "customFields",
  requireOneOf: "list",
  emailSuggestions: "flagOrList",
  phone: "object",
  prefill: "object",
  consent: "object",
  hours: "object",
  handoff: ["livechat", "room", "event"],
  match: ["token", "details"],
  startOver: ["forget", "erase"],
  away: ["form", "notice", "hide"],
  attribution: ["session"],
  analytics: ["dataLayer"],
  businessUnit: "text",
  storage: ["local", "session", "none"],
  eventToken: ["include", "omit"],
  preload: ["intent", "idle", "none"],
  /** On the script tag and in a frame's address only. */
  department: "text",
} as const satisfies Record<string, OuterKind>;

/** The two defaults that the loader itself paints with. */
export const DEFAULT_POSITION = "right";
export const DEFAULT_Z_INDEX = 2147483000;

export const BUILT_IN_FIELDS = ["name", "email", "phone", "department", "message"] as const;

export const PRESENCES = ["hidden", "optional", "required"] as const;

export const CUSTOM_FIELD_TYPES = [
  ...(["text", "textarea", "email", "tel", "url", "number"] as const),
  ...(["date", "select", "radio", "checkbox", "hidden"] as const),
] as const;

export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

export const SCOPES = ["visitor", "room"] as const;

/** The widgets whose API ours can have. */
export const COMPATS = ["rocketchat"] as const;

/** What a custom field can't do without; the rest of it stands in `nested-settings.ts`. */
export const CUSTOM_FIELD_NEEDS = { key: "text", label: "text", type: CUSTOM_FIELD_TYPES } as const;

/** The words that a setting's value may be. */
type WordOf<Name extends keyof typeof KINDS> = (typeof KINDS)[Name][number];

export type Mode = WordOf<"mode">;
export type Position = WordOf<"position">;
export type Theme = WordOf<"theme">;
export type Handoff = WordOf<"handoff">;
export type Match = WordOf<"match">;
export type StartOver = WordOf<"startOver">;
export type StorageArea = WordOf<"storage">;
export type EventToken = WordOf<"eventToken">;
export type Away = WordOf<"away">;
export type Analytics = WordOf<"analytics">;
export type Attribution = WordOf<"attribution">;
export type Preload = WordOf<"preload">;
/** A field that every workspace knows. */
export type BuiltInField = (typeof BUILT_IN_FIELDS)[number];
export type Presence = (typeof PRESENCES)[number];
export type Scope = (typeof SCOPES)[number];
export type Compat = (typeof COMPATS)[number];
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];
export type Weekday = (typeof WEEKDAYS)[number];
