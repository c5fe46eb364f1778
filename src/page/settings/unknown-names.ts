import { nearest } from "../../protocol/nearest.ts";
import { factsOf, isSettingName, kebab, SETTING_NAMES, type SettingName } from "../../protocol/setting-facts.ts";

/** What the owner was told of: a page that begins anew with each step of its own would repeat it. */
const told = new Set<string>();

/** Whether there is such a setting. The owner is told of one that there isn't, with the name that was meant. */
export function isKnown(name: string): boolean {
  if (isSettingName(name)) return true;
  if (told.has(name)) return false;
  told.add(name);
  const meant = nearest(name, SETTING_NAMES);
  // Frameworks put attributes of their own on script tags.
  if (!meant && isOnScript(name)) return false;
  const hint = meant ? ` Did you mean ${describe(meant)}?` : "";
  console.warn(`[prechat] ${name} (data-${kebab(name)}) is not a setting.${hint}`);
  return false;
}

/** With the name that it has on the script tag. */
function describe(name: SettingName): string {
  return factsOf(name).isAttribute ? `${name} (data-${kebab(name)})` : name;
}

function isOnScript(name: string): boolean {
  return [...document.querySelectorAll("script")].some(({ dataset }) => Object.hasOwn(dataset, name));
}
