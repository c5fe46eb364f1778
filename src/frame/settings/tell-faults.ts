import { nearest } from "../../protocol/nearest.ts";
import { remedyOf, show } from "../../protocol/remedies.ts";
import { factsOf, type SettingName } from "../../protocol/setting-facts.ts";
import { warnOwner } from "../owner/warn-owner.ts";
import type { Fault } from "./read-value.ts";

/** Tells the site's owner which settings are not followed, and what to write instead. */
export function tellFaults(faults: Fault[]): void {
  for (const fault of faults) {
    if ("name" in fault) hint(fault.path, nearest(fault.name, fault.known));
    else warnOwner(fault.path, `${shown(fault)} is not ${expected(fault)} and is ignored`);
  }
}

type Refused = Exclude<Fault, { name: string }>;

/** What tells of the visitor is not repeated. */
function shown(fault: Refused): string {
  const setting = fault.path.split(".")[0] as SettingName;
  const isPersonal = factsOf(setting).isPersonal || ("kind" in fault && fault.kind === "personal");
  return isPersonal ? "the value" : show(fault.value);
}

function expected(fault: Refused): string {
  return "kind" in fault ? remedyOf(fault.kind) : `complete without ${fault.missing.join(" and ")}`;
}

/** An unknown name may be anything of the site's; one that is nearly right is a mistake. */
function hint(path: string, meant: string | undefined): void {
  if (meant) warnOwner(path, `is not a setting. Did you mean ${meant}?`);
}
