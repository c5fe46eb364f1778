import {
  BUILT_IN_FIELD,
  CONDITION,
  CONSENT,
  CUSTOM_FIELD,
  PHONE,
  PREFILL,
} from "../../src/protocol/nested-settings.ts";
import { ALL_KINDS, factsOf, kebab, SETTING_NAMES, type SettingName } from "../../src/protocol/setting-facts.ts";
import type { InnerKind, OuterKind } from "../../src/protocol/setting-kinds.ts";
import type { TagSettings } from "../../src/protocol/settings.ts";

/** One setting, as the table describes it. */
export interface DescribedSetting {
  /** As `docs/settings.md` writes it: `mode`, `fields.*.label`, `customFields[].key`, `data-compat`. */
  name: string;
  /** `data-…`, or an empty string for none; `undefined` for a part of another setting. */
  attribute: string | undefined;
  /** The words that it may be, where it is one of a few. */
  values: readonly string[];
  /** As the page writes it, where it is one for every site. */
  default: string | undefined;
}

/** Has no attribute of the same name: only the department can be given by one. */
const ATTRIBUTE_OF_PREFILL = "data-department";

const ON_THE_TAG = { department: true, noAuto: true, compat: true } satisfies Record<keyof TagSettings, true>;

/** What the parts of settings are called there, by what stands before their names. */
const PARTS: Record<string, Record<string, InnerKind>> = {
  "fields.*.": BUILT_IN_FIELD,
  "customFields[].": CUSTOM_FIELD,
  "visibleWhen.": CONDITION,
  "phone.": PHONE,
  "prefill.": PREFILL,
  "consent.": CONSENT,
};

/** Every setting and every part of one. */
export function describeSettings(): DescribedSetting[] {
  const parts = Object.entries(PARTS).flatMap(([prefix, shape]) =>
    Object.entries(shape).map(([name, kind]) => ({
      name: prefix + name,
      attribute: undefined,
      values: wordsOf(kind),
      default: undefined,
    })),
  );
  return [...SETTING_NAMES.map(describe), ...parts];
}

function describe(name: SettingName): DescribedSetting {
  const { isAttribute, default: value } = factsOf(name);
  const attribute = isAttribute ? `data-${kebab(name)}` : name === "prefill" ? ATTRIBUTE_OF_PREFILL : "";
  const values = wordsOf(ALL_KINDS[name]);
  if (Object.hasOwn(ON_THE_TAG, name)) return { name: attribute, attribute: undefined, values, default: undefined };
  return { name, attribute, values, default: value === undefined ? undefined : String(value) };
}

function wordsOf(kind: OuterKind | InnerKind): readonly string[] {
  return Array.isArray(kind) ? (kind as readonly string[]) : [];
}
