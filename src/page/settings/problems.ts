import { remedyOf, show } from "../../protocol/remedies.ts";
import { ALL_KINDS, factsOf, kebab, SETTING_NAMES, type SettingName } from "../../protocol/setting-facts.ts";
import { BUILT_IN_FIELDS, CUSTOM_FIELD_NEEDS, PRESENCES } from "../../protocol/settings-table.ts";
import { address } from "../http-address.ts";
import { fits, presenceOf } from "../launcher/quick-check.ts";

/** What the page gave, by the names that there are. */
export type Given = Partial<Record<SettingName, unknown>>;

/** Where the kind alone does not say enough. */
const OWN_REMEDIES: Partial<Record<SettingName, string>> = {
  server: 'the address of your workspace, for example "https://chat.example.com"',
  frame: 'the address of the frame, "https://static.example.com/frame/index.html"',
};

/** What is wrong with the settings, one line each: the setting, the value, the remedy. */
export function problemsOf(settings: Given): string[] {
  const problems = SETTING_NAMES.flatMap((name) => ofSetting(name, settings[name]));
  // One that is no selector at all is among them already.
  if (settings.mode === "inline" && isMissing(settings.target)) {
    problems.push(problem("target", settings.target, "the selector of an element that is on the page"));
  }
  return problems;
}

function ofSetting(name: SettingName, value: unknown): string[] {
  const { isRequired, isPersonal, isAttribute } = factsOf(name);
  if ((value === undefined && !isRequired) || isRight(name, value)) return [];
  const kind = ALL_KINDS[name];
  if (kind === "fields" && fits("object", value)) return Object.entries(value as object).flatMap(ofField);
  if (kind === "customFields" && fits("list", value)) return (value as unknown[]).flatMap(ofCustomField);
  const line = problem(name, value, OWN_REMEDIES[name] ?? remedyOf(kind), isPersonal);
  return [isAttribute ? `${line} On the script tag it is data-${kebab(name)}.` : line];
}

function isRight(name: SettingName, value: unknown): boolean {
  const kind = ALL_KINDS[name];
  if (kind === "mark") return true;
  // Of the two addresses only the frame's may be relative to the page.
  if (kind === "address") return address(value, name === "frame" ? document.baseURI : undefined) !== "";
  return fits(kind, value);
}

function ofField([name, field]: [string, unknown]): string[] {
  if (!fits(BUILT_IN_FIELDS, name)) return [problem("fields", name, remedyOf(BUILT_IN_FIELDS))];
  const presence = presenceOf(field);
  const isFine = presence === undefined || fits(PRESENCES, presence);
  return isFine ? [] : [problem(`fields.${name}`, presence, remedyOf(PRESENCES))];
}

function ofCustomField(field: unknown, index: number): string[] {
  const given = Object(field) as Record<string, unknown>;
  return Object.entries(CUSTOM_FIELD_NEEDS).flatMap(([name, kind]) =>
    fits(kind, given[name]) ? [] : [problem(`customFields[${index}].${name}`, given[name], remedyOf(kind))],
  );
}

function isMissing(target: unknown): boolean {
  return target === undefined || (fits("selector", target) && !document.querySelector(target as string));
}

function problem(path: string, value: unknown, remedy: string, isPersonal = false): string {
  return `${path}: ${isPersonal ? "the value" : show(value)} is wrong. Set it to ${remedy}.`;
}
