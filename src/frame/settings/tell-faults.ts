import { sentenceOf } from "../../protocol/fault-words.ts";
import type { Fault } from "../../protocol/read-value.ts";
import { warnOwner } from "../owner/warn-owner.ts";

/** Tells the site's owner which settings are not followed, and what to write instead. */
export function tellFaults(faults: Fault[]): void {
  for (const fault of faults) {
    const sentence = sentenceOf(fault);
    if (sentence) warnOwner(fault.path, sentence);
  }
}
