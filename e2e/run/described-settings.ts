import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** One setting, as the types describe it. */
export interface DescribedSetting {
  /** As `docs/settings.md` writes it: `mode`, `fields.*.label`, `customFields[].key`. */
  name: string;
  /** `data-…`, or an empty string for none; `undefined` for a part of another setting. */
  attribute: string | undefined;
  /** The words that it may be, where it is one of a few. */
  values: string[];
}

const SOURCE = readFileSync(resolve(import.meta.dirname, "../../src/protocol/settings.ts"), "utf8");

/** Where the parts of a setting are described, by what stands before their names. */
const PARTS: Record<string, string> = {
  "": "Settings",
  "fields.*.": "BuiltInFieldSettings",
  "customFields[].": "CustomFieldSettings",
  "visibleWhen.": "Condition",
  "phone.": "PhoneSettings",
  "prefill.": "Prefill",
  "consent.": "ConsentSettings",
};

/** Settings that an attribute can carry: its value is a text. `prefill` has one for the department alone. */
const ATTRIBUTES: Record<string, string> = {
  ...Object.fromEntries(
    ["server", "frame", "mode", "target", "launcher", "position", "locale", "theme", "color", "handoff"]
      .concat("match", "preload", "name")
      .map((name) => [name, `data-${name}`]),
  ),
  businessUnit: "data-business-unit",
  prefill: "data-department",
};

/** Every setting and every part of one, read from the types. */
export function describeSettings(): DescribedSetting[] {
  return Object.entries(PARTS).flatMap(([prefix, type]) =>
    propertiesOf(type).map(({ name, text }) => ({
      name: prefix + name,
      attribute: prefix ? undefined : (ATTRIBUTES[name] ?? ""),
      values: wordsOf(text),
    })),
  );
}

function propertiesOf(type: string): { name: string; text: string }[] {
  const [, body] = new RegExp(`^export interface ${type} \\{\\n(.*?)^\\}`, "ms").exec(SOURCE) ?? [];
  if (!body) throw new Error(`src/protocol/settings.ts has no interface ${type}.`);
  return [...body.matchAll(/^ {2}(\w+)\??: (.*);$/gm)].map(([, name = "", text = ""]) => ({ name, text }));
}

/** The words of a union, written out or by its name. */
function wordsOf(text: string): string[] {
  const [, named] = new RegExp(`^export type ${text} =(.*?);`, "ms").exec(SOURCE) ?? [];
  return [...(named ?? text).matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word);
}
