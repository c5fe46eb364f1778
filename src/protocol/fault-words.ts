import { nearest } from "./nearest.ts";
import type { Fault } from "./read-value.ts";
import { remedyOf, show } from "./remedies.ts";
import { factsOf, type SettingName } from "./setting-facts.ts";

/** A value that can't be followed, or a part that is missing; no name that there isn't. */
export type Refused = Exclude<Fault, { name: string }>;

/** The value as the owner wrote it; what tells of the visitor is not repeated. */
export function shown(fault: Refused): string {
  const setting = fault.path.split(".")[0] as SettingName;
  const isPersonal = factsOf(setting).isPersonal || ("kind" in fault && fault.kind === "personal");
  return isPersonal ? "the value" : show(fault.value);
}

/** What it is not, in the owner's words. */
export function expected(fault: Refused): string {
  return "kind" in fault ? remedyOf(fault.kind) : `complete without ${fault.missing.join(" and ")}`;
}

/**
 * What the frame says of a fault, after the path. An unknown name may be anything of the site's, of which nothing is
 * said; one that is nearly right is a mistake.
 */
export function sentenceOf(fault: Fault): string | null {
  if (!("name" in fault)) return `${shown(fault)} is not ${expected(fault)} and is ignored`;
  const meant = nearest(fault.name, fault.known);
  return meant ? `is not a setting. Did you mean ${meant}?` : null;
}
