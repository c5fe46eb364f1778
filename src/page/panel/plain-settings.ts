import type { Settings } from "../../protocol/settings.ts";
import { plain } from "./plain.ts";

/** What only the script tag knows beside the settings. */
interface Given extends Partial<Settings> {
  department?: string | undefined;
}

/** Settings as plain data that can cross to the frame; the script tag's department is a prefilled answer. */
export function plainSettings(given: Given): Partial<Settings> {
  const { department, ...settings } = plain(Object(given)) as Given;
  return department ? { ...settings, prefill: { department, ...settings.prefill } } : settings;
}
