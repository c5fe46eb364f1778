import type { Settings } from "../../protocol/settings.ts";
import type { CustomSupport } from "../form/custom/support.ts";

const SIMPLE = ["mode", "locale", "theme", "color", "businessUnit", "handoff", "storage", "name"];
const RICH = ["customFields", "requireOneOf", "consent", "texts", "phone"];

/** Settings that the app can use, and what it takes to follow them. */
export interface ParsedSettings {
  settings: Settings;
  /** `null` while nothing asks for it. */
  custom: CustomSupport | null;
}

export async function loadCustomSupport(): Promise<CustomSupport> {
  return (await import("./custom-support.ts")).customSupport;
}

/**
 * Settings at the frame's door. Those of the launcher and the panel are the loader's, and the loader has checked the
 * simple ones with the page's owner in view: here they only have to be texts.
 */
export async function parseSettings(given: Record<string, unknown>): Promise<ParsedSettings> {
  const settings: Record<string, unknown> = { prefill: Object(given.prefill) };
  for (const name of SIMPLE) if (typeof given[name] === "string") settings[name] = given[name];
  const fields = Object(given.fields) as Record<string, unknown>;
  const isRich = RICH.some((name) => given[name]) || Object.values(fields).some((field) => typeof field !== "string");
  const custom = isRich ? await loadCustomSupport() : null;
  if (given.fields) settings.fields = fields;
  return { settings: { ...settings, ...custom?.parseRichSettings(given) } as unknown as Settings, custom };
}
