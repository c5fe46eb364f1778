import type { Settings } from "../../protocol/settings.ts";
import { parseRichSettings } from "../form/custom/rich-settings.ts";

const SIMPLE = ["mode", "locale", "theme", "color", "businessUnit", "handoff", "match", "storage", "name"];
const RICH = ["customFields", "requireOneOf", "consent", "texts", "phone"];

/**
 * Settings at the frame's door. Those of the launcher and the panel are the loader's, and the loader has checked the
 * simple ones with the page's owner in view: here they only have to be texts.
 */
export async function parseSettings(given: Record<string, unknown>): Promise<Settings> {
  const settings: Record<string, unknown> = { prefill: Object(given.prefill) };
  for (const name of SIMPLE) if (typeof given[name] === "string") settings[name] = given[name];
  const fields = Object(given.fields) as Record<string, unknown>;
  const isRich = RICH.some((name) => given[name]) || Object.values(fields).some((field) => typeof field !== "string");
  const rich = isRich ? parseRichSettings(given) : {};
  if (given.fields) settings.fields = fields;
  return { ...settings, ...rich } as unknown as Settings;
}
