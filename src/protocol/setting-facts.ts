import type { KindOf } from "./setting-kinds.ts";
import type { Settings } from "./settings.ts";
import { COMPATS, DEFAULT_POSITION, DEFAULT_Z_INDEX, KINDS } from "./settings-table.ts";
import type { TagSettings } from "./tag-settings.ts";

/* The table of settings, second half: what those ask for who know more than the loader has to. */

type Values = Settings & TagSettings;
export type SettingName = keyof Values;

/** With the two that the loader's quick check leaves to the full one. */
export const ALL_KINDS = {
  ...KINDS,
  noAuto: "mark",
  compat: COMPATS,
} as const satisfies { [Name in SettingName]-?: KindOf<Values[Name]> };

export interface SettingFacts<Value = unknown> {
  /** Who reads it: the page's scripts, the frame, or both. */
  side: "page" | "frame" | "both";
  /** Whether it is an attribute of the script tag: `data-business-unit` for `businessUnit`. */
  isAttribute?: true;
  /** Whether a frame without the loader takes it from its own address: `business-unit`. Never personal data. */
  isParameter?: true;
  isRequired?: true;
  /** Whether it tells of the visitor: such a value is never repeated in the console. */
  isPersonal?: true;
  /** Whether it stays as it is while the widget runs. */
  isFixed?: true;
  /** The value that stands for none, where that is the same for every site and visitor. */
  default?: Value;
}

export const FACTS = {
  server: { side: "both", isFixed: true, isAttribute: true, isParameter: true, isRequired: true },
  frame: { side: "page", isFixed: true, isAttribute: true, isRequired: true },
  mode: { side: "both", isFixed: true, isAttribute: true, isParameter: true, default: "floating" },
  target: { side: "page", isFixed: true, isAttribute: true },
  launcher: { side: "page", isFixed: true, isAttribute: true },
  position: { side: "page", isAttribute: true, default: DEFAULT_POSITION },
  locale: { side: "both", isAttribute: true, isParameter: true },
  theme: { side: "both", isAttribute: true, isParameter: true, default: "auto" },
  color: { side: "both", isAttribute: true, isParameter: true },
  zIndex: { side: "page", default: DEFAULT_Z_INDEX },
  texts: { side: "both" },
  name: { side: "both", isFixed: true, isAttribute: true, isParameter: true },
  fields: { side: "frame" },
  customFields: { side: "frame" },
  requireOneOf: { side: "frame" },
  emailSuggestions: { side: "frame", default: true },
  phone: { side: "frame" },
  prefill: { side: "both", isPersonal: true },
  consent: { side: "frame" },
  hours: { side: "both" },
  handoff: { side: "frame", isAttribute: true, isParameter: true, default: "livechat" },
  match: { side: "frame", isAttribute: true, isParameter: true, default: "token" },
  startOver: { side: "frame", default: "forget" },
  away: { side: "both", isAttribute: true, isParameter: true },
  analytics: { side: "both", isAttribute: true },
  attribution: { side: "page", isAttribute: true },
  businessUnit: { side: "frame", isAttribute: true, isParameter: true },
  storage: { side: "both", default: "local" },
  eventToken: { side: "frame", default: "include" },
  preload: { side: "page", isFixed: true, isAttribute: true, default: "intent" },
  department: { side: "both", isAttribute: true, isParameter: true },
  noAuto: { side: "page", isFixed: true, isAttribute: true },
  compat: { side: "page", isFixed: true, isAttribute: true },
} as const satisfies { [Name in SettingName]-?: SettingFacts<Values[Name]> };

export const SETTING_NAMES = Object.keys(FACTS) as SettingName[];

/** What stands on an object's prototype is no setting. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(FACTS, name);
}

export function factsOf(name: SettingName): SettingFacts {
  return FACTS[name];
}

/** How a name is written in an address: `business-unit`. As an attribute it has `data-` before it. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
