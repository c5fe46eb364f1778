import { sentenceOf } from "../../protocol/fault-words.ts";
import { DEEP_KINDS } from "../../protocol/nested-settings.ts";
import { type Fault, read } from "../../protocol/read-value.ts";
import { factsOf, isSettingName, type SettingName } from "../../protocol/setting-facts.ts";
import type { Given } from "./choices.ts";

const OURS = "[prechat] ";

/** What the console of the widget's page said, by the setting that it is about. */
export interface Told {
  bySetting: Partial<Record<SettingName, string[]>>;
  /** About none of them: a script that can't be loaded, for example. */
  others: string[];
}

/**
 * Sorts what is told of the settings. The page says what it finds itself; what the frame would say of the parts that it
 * reads alone is said in its place, in the same words: another origin's console can't be heard.
 *
 * @param lines What the page's console said.
 */
export function tellOf(settings: Given, lines: readonly string[]): Told {
  const told: Told = { bySetting: {}, others: [] };
  for (const line of lines.flatMap((text) => text.replace(OURS, "").split("\n"))) {
    const [name = ""] = /^\w+/.exec(line) ?? [];
    if (!isSettingName(name)) told.others.push(line);
    else told.bySetting[name] = [...(told.bySetting[name] ?? []), line];
  }
  for (const [name, value] of Object.entries(settings)) {
    if (!isSettingName(name) || told.bySetting[name] || factsOf(name).side === "page") continue;
    const lines = frameLines(name, value);
    if (lines.length > 0) told.bySetting[name] = lines;
  }
  return told;
}

function frameLines(name: SettingName, value: unknown): string[] {
  const faults: Fault[] = [];
  read(DEEP_KINDS[name], value, name, faults);
  return faults.flatMap((fault) => {
    const sentence = sentenceOf(fault);
    return sentence ? [`${fault.path}: ${sentence}`] : [];
  });
}

/** Whether a line of a console is the widget's. */
export function isOurs(line: unknown): line is string {
  return typeof line === "string" && line.startsWith(OURS);
}
