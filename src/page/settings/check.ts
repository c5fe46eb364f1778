import type { Settings } from "../../protocol/settings.ts";
import { address } from "../http-address.ts";
import { type Given, problemsOf } from "./problems.ts";
import { isKnown } from "./unknown-names.ts";

/**
 * The full check. The owner is told of everything that is wrong in one console error, and of unknown names in a
 * warning each.
 *
 * @returns The known settings with both addresses in order, or null.
 */
export function check(given: Settings): Settings | null {
  const settings: Given = Object.fromEntries(Object.entries(Object(given)).filter(([name]) => isKnown(name)));
  const problems = problemsOf(settings);
  if (problems.length > 0) {
    console.error(`[prechat] ${problems.join("\n")}`);
    return null;
  }
  const addresses = { server: address(settings.server), frame: address(settings.frame, document.baseURI) };
  return { ...(settings as Settings), ...addresses };
}
