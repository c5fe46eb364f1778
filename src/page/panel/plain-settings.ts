import type { Prefill } from "../../protocol/field-settings.ts";
import type { Settings } from "../../protocol/settings.ts";
import { address } from "../http-address.ts";
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

/**
 * Makes settings plain data in place: the launcher paints from the same object.
 *
 * @returns What the site knows of the visitor, which is not among them any more.
 */
export function makePlain(settings: Settings): Prefill {
  const { prefill = {}, ...given } = plainSettings(settings);
  const server = address(settings.server);
  for (const name of Object.keys(settings)) delete settings[name as keyof Settings];
  Object.assign(settings, given, { server });
  return prefill;
}
