import type { Prefill } from "../../protocol/field-settings.ts";
import type { Settings } from "../../protocol/settings.ts";
import { plain } from "./plain.ts";

/** What only the script tag knows beside the settings. */
interface Given extends Partial<Settings> {
  department?: string | undefined;
}

/**
 * Settings as plain data that can cross to the frame; the script tag's department is a prefilled answer.
 *
 * @param known What the site knows of the visitor already.
 */
export function plainSettings(given: Given, known?: Prefill): Partial<Settings> {
  const { department, ...settings } = plain(Object(given)) as Given;
  if (!department) return settings;
  const prefill = settings.prefill ? { department, ...settings.prefill } : { ...known, department };
  return { ...settings, prefill };
}
