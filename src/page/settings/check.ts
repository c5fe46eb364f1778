import { isColor } from "../../protocol/color.ts";
import type { Settings } from "../../protocol/settings.ts";
import { address } from "../http-address.ts";
import { distance, nearest } from "./nearest.ts";

/** What the value has to be when it is wrong, else nothing. */
type Rule = (value: unknown) => string | false;

const oneOf =
  (...words: string[]): Rule =>
  (value) =>
    !words.includes(value as string) && `one of ${words.map((word) => `"${word}"`).join(", ")}`;
const text: Rule = (value) => (typeof value !== "string" || value === "") && "a text";
const object: Rule = (value) =>
  (typeof value !== "object" || value === null || Array.isArray(value)) && "an object, { … }";
const list: Rule = (value) => !Array.isArray(value) && "a list, [ … ]";
const selector: Rule = (value) => !isSelector(value) && 'a CSS selector, for example "#chat"';

const RULES: Record<keyof Settings, Rule> = {
  server: (value) => !address(value) && 'the address of your workspace, for example "https://chat.example.com"',
  frame: (value) =>
    !address(value, document.baseURI) && 'the address of the frame, "https://static.example.com/frame/index.html"',
  mode: oneOf("floating", "inline"),
  target: selector,
  launcher: selector,
  position: oneOf("right", "left"),
  locale: text,
  theme: oneOf("auto", "light", "dark"),
  color: (value) => !isColor(value) && 'a colour like "#c60" or "#cc6600"',
  zIndex: (value) => !/^-?\d+$/.test(show(value)) && "a whole number",
  businessUnit: text,
  fields: object,
  requireOneOf: list,
  phone: object,
  customFields: list,
  prefill: object,
  consent: object,
  texts: object,
  handoff: oneOf("livechat", "room", "event"),
  match: oneOf("token", "details"),
  storage: oneOf("local", "session", "none"),
  preload: oneOf("intent", "idle", "none"),
  name: text,
};

/** What only the script tag knows, as `data-department`, `data-no-auto` and `data-compat`. */
const ATTRIBUTES = ["department", "noAuto", "compat"];

const PRESENCE = oneOf("hidden", "optional", "required");
const FIELD = oneOf("name", "email", "phone", "department", "message");
const TYPE = oneOf(
  ...["text", "textarea", "email", "tel", "url", "number"],
  ...["date", "select", "radio", "checkbox", "hidden"],
);

/**
 * The full check. The owner is told of everything that is wrong in one console error, and of unknown names in a
 * warning each.
 *
 * @returns The settings with both addresses in order, or null.
 */
export function check(given: Settings): Settings | null {
  const settings: Settings = Object(given);
  const problems = problemsOf(settings);
  warnOfUnknown(Object.keys(settings));
  if (problems.length > 0) {
    console.error(`[prechat] ${problems.join("\n")}`);
    return null;
  }
  return { ...settings, server: address(settings.server), frame: address(settings.frame, document.baseURI) };
}

function problemsOf(settings: Settings): string[] {
  const problems: string[] = [];
  const test = (path: string, value: unknown, rule: Rule) => {
    const remedy = rule(value);
    if (remedy) problems.push(`${path}: ${show(value)} is wrong. Set it to ${remedy}.`);
  };

  for (const [name, rule] of Object.entries(RULES)) {
    const value = settings[name as keyof Settings];
    if (value !== undefined || name === "server" || name === "frame") test(name, value, rule);
  }
  for (const [name, field] of entriesOf(settings.fields)) {
    test("fields", name, FIELD);
    if (field === undefined) continue;
    test(
      `fields.${name}`,
      typeof field === "object" && field ? (field as { presence?: unknown }).presence : field,
      PRESENCE,
    );
  }
  (Array.isArray(settings.customFields) ? settings.customFields : []).forEach((field: unknown, index) => {
    const { key, label, type } = Object(field) as Record<string, unknown>;
    test(`customFields[${index}].key`, key, text);
    test(`customFields[${index}].label`, label, text);
    test(`customFields[${index}].type`, type, TYPE);
  });
  if (settings.mode === "inline" && (settings.target === undefined || isSelector(settings.target))) {
    test("target", settings.target, (value) => !find(value) && "the selector of an element that is on the page");
  }
  return problems;
}

function warnOfUnknown(names: string[]): void {
  for (const name of names) {
    if (name in RULES || ATTRIBUTES.includes(name)) continue;
    const known = `${nearest(name, [...Object.keys(RULES), ...ATTRIBUTES])}`;
    // Frameworks put attributes of their own on script tags.
    if (distance(name, known) > name.length / 3 && document.querySelector(`script[${attribute(name)}]`)) continue;
    console.warn(
      `[prechat] ${name} (${attribute(name)}) is not a setting. Did you mean ${known} (${attribute(known)})?`,
    );
  }
}

/** The name that a setting has on the script tag. */
function attribute(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value ? Object.entries(value) : [];
}

function find(value: unknown): Element | null {
  return typeof value === "string" ? document.querySelector(value) : null;
}

function isSelector(value: unknown): boolean {
  try {
    find(value);
    return typeof value === "string";
  } catch {
    return false;
  }
}

/** A value as the owner wrote it; what can't be written as JSON (a cycle, a big integer) by its type. */
function show(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return typeof value;
  }
}
