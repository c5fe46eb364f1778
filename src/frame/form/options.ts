import { NO_SUCH_OPTION } from "../../protocol/messages.ts";
import { clean } from "./clean.ts";
import type { Field, Option } from "./field.ts";

/** What the owner is told of at most, where a workspace has hundreds of departments. */
const MAX_TOLD = 20;

type Choice = Pick<Field, "type" | "options">;

const TICKS: Option[] = ["true", "false"].map((value) => ({ value, label: value }));

/** What a field can be answered with; `undefined` where that is any text. Such a field may carry options all the same:
 * it was a choice once. */
export function optionsOf({ type, options }: Choice): Option[] | undefined {
  if (type === "select" || type === "radio") return options;
  return type === "checkbox" ? TICKS : undefined;
}

/** In how many ways two texts are taken for the same, the strictest first. */
const READINGS: ((text: string) => string)[] = [(text) => text, clean, (text) => clean(text).toLowerCase()];

/**
 * The option that an answer means: the one place where the two are compared. A workspace cuts an administrator's line
 * at its commas and leaves the spaces in (`["Free", " Pro"]`), while answers come trimmed, from storage, from a site or
 * from the workspace's own default, by value or by label.
 */
export function findOption(field: Choice, answer: string): Option | undefined {
  const offered = optionsOf(field);
  if (!offered || !clean(answer)) return undefined;
  for (const read of READINGS) {
    const wanted = read(answer);
    const found =
      offered.find(({ value }) => read(value) === wanted) ?? offered.find(({ label }) => read(label) === wanted);
    if (found) return found;
  }
  return undefined;
}

/** Whether an answer is what a site calls `word`, in a condition for example. */
export function isAnswer(field: Field, answer: string, word: string): boolean {
  // A box that nobody has ticked is sent as "false".
  const given = field.type === "checkbox" ? answer || "false" : answer;
  const option = findOption(field, given);
  return given === word || (option !== undefined && option === findOption(field, word));
}

/** Options as they are offered: trimmed to look at, without empty ones, each once. Their values stay as they came. */
export function tidyOptions(options: Option[]): Option[] {
  const tidy = new Map<string, Option>();
  for (const { value, label } of options) {
    const name = clean(value);
    if (name && !tidy.has(name)) tidy.set(name, { value, label: clean(label) || name });
  }
  return [...tidy.values()];
}

/** Why a site's answer to a choice is not taken. One to a custom field may tell of the visitor: it is not repeated. */
export function noSuchOption(field: Choice & Pick<Field, "isCustom">, given: string): string {
  const offered = (optionsOf(field) ?? []).map(({ label }) => label);
  const told = offered.slice(0, MAX_TOLD).join(", ") + (offered.length > MAX_TOLD ? ", …" : "");
  return `${NO_SUCH_OPTION}${field.isCustom ? "" : ` as "${given}"`}. ${told ? `There are: ${told}` : "There are none"}.`;
}
