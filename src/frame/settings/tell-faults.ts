import { expected, shown } from "../../protocol/fault-words.ts";
import { nearest } from "../../protocol/nearest.ts";
import type { Fault } from "../../protocol/read-value.ts";
import { warnOwner } from "../owner/warn-owner.ts";

/** Tells the site's owner which settings are not followed, and what to write instead. */
export function tellFaults(faults: Fault[]): void {
  for (const fault of faults) {
    if ("name" in fault) hint(fault.path, nearest(fault.name, fault.known));
    else warnOwner(fault.path, `${shown(fault)} is not ${expected(fault)} and is ignored`);
  }
}

/** An unknown name may be anything of the site's; one that is nearly right is a mistake. */
function hint(path: string, meant: string | undefined): void {
  if (meant) warnOwner(path, `is not a setting. Did you mean ${meant}?`);
}
