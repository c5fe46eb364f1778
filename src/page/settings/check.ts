import { factsOf, isSettingName } from "../../protocol/setting-facts.ts";
import type { Settings } from "../../protocol/settings.ts";
import { address } from "../http-address.ts";
import { type Given, problemsOf } from "./problems.ts";
import { isKnown } from "./unknown-names.ts";

/** What was told once; a page that changes its settings with each step of its own would repeat it for ever. */
const told = new Set<string>();

/**
 * The full check. The owner is told of everything that is wrong in one console error, and of unknown names in a
 * warning each.
 *
 * @returns The known settings with both addresses in order, or null.
 */
export function check(given: Settings): Settings | null {
  const settings = knownOf(given);
  const problems = problemsOf(settings);
  if (problems.length > 0) {
    console.error(`[prechat] ${problems.join("\n")}`);
    return null;
  }
  const addresses = { server: address(settings.server), frame: address(settings.frame, document.baseURI) };
  return { ...(settings as Settings), ...addresses };
}

/**
 * The check of what changes while a widget runs, by a `set` or by another `init`. Some settings stay as they are.
 *
 * @param running What it runs with.
 * @returns What may change, or null where something is wrong.
 */
export function checkChange(running: Settings, given: Partial<Settings>): Partial<Settings> | null {
  const changes = knownOf(given);
  const fixed = Object.keys(changes).filter((name) => isSettingName(name) && factsOf(name).isFixed);
  const wanted = check({ ...running, ...changes } as Settings);
  if (!wanted) return null;
  for (const name of fixed) {
    const isChange = name in running && wanted[name as keyof Settings] !== running[name as keyof Settings];
    if (isChange && !told.has(name)) {
      console.warn(`[prechat] ${name} stays as it is while the widget runs. Call destroy and then init to change it.`);
      told.add(name);
    }
    delete changes[name as keyof Given];
  }
  return changes as Partial<Settings>;
}

function knownOf(given: object): Given {
  return Object.fromEntries(Object.entries(Object(given)).filter(([name]) => isKnown(name)));
}
