import { expected, shown } from "../../../protocol/fault-words.ts";
import { nearest } from "../../../protocol/nearest.ts";
import { DEEP_KINDS } from "../../../protocol/nested-settings.ts";
import { type Fault, read } from "../../../protocol/read-value.ts";
import { factsOf, isSettingName, kebab, SETTING_NAMES } from "../../../protocol/setting-facts.ts";
import { objectOf } from "../look/json-value.ts";
import type { Found } from "./find-tag.ts";
import { initLiterals } from "./script-literals.ts";

/** What a page sets, as far as its markup and its inline scripts tell. */
export interface PageSettings {
  values: Record<string, unknown>;
  /** One line for each that is wrong. */
  faults: string[];
  /** Whether all of it was written out. */
  isWhole: boolean;
}

export function readPageSettings({ tags, frames, scripts }: Found): PageSettings {
  const literals = scripts.flatMap(({ text }) => initLiterals(text));
  const isWhole = literals.every((literal) => literal.isWhole);
  const sets = [
    ...tags.map(({ attributes }) => fromAttributes(attributes)),
    ...frames.map(({ src }) => fromParameters(src.searchParams)),
    ...literals.map(({ value }) => objectOf(value) ?? {}),
  ];
  const faults = sets.flatMap((set) => Object.entries(set).flatMap(([name, value]) => faultsOf(name, value, isWhole)));
  return { values: Object.assign({}, ...sets) as PageSettings["values"], faults, isWhole };
}

/** The attributes that begin with `data-`, by the names of settings. */
function fromAttributes(attributes: Partial<Record<string, string>>): Record<string, unknown> {
  const own = Object.entries(attributes).filter(([name]) => name.startsWith("data-"));
  const named = own.map(([name, value]) => [camel(name.slice("data-".length)), value] as const);
  // Frameworks have attributes of their own on script tags.
  return Object.fromEntries(named.filter(([name]) => isSettingName(name) || nearest(name, SETTING_NAMES)));
}

function fromParameters(query: URLSearchParams): Record<string, unknown> {
  const named = [...query].map(([name, value]) => [camel(name), value] as const);
  return Object.fromEntries(named.filter(([name]) => isSettingName(name) && factsOf(name).isParameter));
}

const camel = (name: string) => name.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());

function faultsOf(name: string, value: unknown, isWhole: boolean): string[] {
  if (!isSettingName(name)) {
    const meant = nearest(name, SETTING_NAMES);
    return [`${name} is not a setting${meant ? `: did you mean ${meant} (data-${kebab(meant)})?` : ""}`];
  }
  if (name === "server" || name === "frame")
    return isAddress(value, name) ? [] : [`${name}: ${JSON.stringify(value)} is not an address`];
  const faults: Fault[] = [];
  read(DEEP_KINDS[name], value, name, faults);
  return faults.flatMap((fault) => wordsOf(fault, isWhole));
}

function isAddress(value: unknown, name: "server" | "frame"): boolean {
  const isWeb = (url: URL) => /^https?:$/.test(url.protocol) && !url.username && !url.password;
  // Of the two only the frame's may be relative to the page.
  const base = name === "frame" ? "https://page.invalid" : undefined;
  return typeof value === "string" && value !== "" && URL.canParse(value, base) && isWeb(new URL(value, base));
}

function wordsOf(fault: Fault, isWhole: boolean): string[] {
  if ("name" in fault) {
    const meant = nearest(fault.name, fault.known);
    return meant ? [`${fault.path} is not a setting: did you mean ${meant}?`] : [];
  }
  // What is missing may be what is computed.
  if ("missing" in fault && !isWhole) return [];
  return [`${fault.path}: ${shown(fault)} is not ${expected(fault)}`];
}
