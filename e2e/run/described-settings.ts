import { CONDITION, DEEP_KINDS } from "../../src/protocol/nested-settings.ts";
import { ALL_KINDS, factsOf, kebab, SETTING_NAMES, type SettingName } from "../../src/protocol/setting-facts.ts";
import type { InnerKind, OuterKind } from "../../src/protocol/setting-kinds.ts";
import type { TagSettings } from "../../src/protocol/tag-settings.ts";

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

/** Every setting and every part of one. A condition is a part of several, and described once. */
export function describeSettings(): DescribedSetting[] {
  const parts = SETTING_NAMES.flatMap((name) => partsOf(name, DEEP_KINDS[name]));
  return [...SETTING_NAMES.map(describe), ...parts, ...shapeParts("visibleWhen.", CONDITION)];
}

function partsOf(name: string, kind: InnerKind): DescribedSetting[] {
  if (typeof kind === "string") return [];
  if ("listOf" in kind) return partsOf(`${name}[]`, kind.listOf);
  if (!("shape" in kind)) return [];
  // The built-in fields have the same parts each.
  const [field] = name === "fields" ? Object.values(kind.shape) : [];
  return field ? partsOf("fields.*", field) : shapeParts(`${name}.`, kind.shape);
}

function shapeParts(prefix: string, shape: Readonly<Record<string, InnerKind>>): DescribedSetting[] {
  return Object.entries(shape).map(([name, kind]) => ({
    name: prefix + name,
    attribute: undefined,
    values: wordsOf(kind),
    default: undefined,
  }));
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
