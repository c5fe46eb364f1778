import type { Warn } from "../../owner/warn-owner.ts";
import { clean } from "../clean.ts";
import type { Field } from "../field.ts";
import { findOption, optionsOf } from "../options.ts";
import { judgeAnswer } from "../rules.ts";

/** Leaves out a default that can't be sent: it would stop the visitor at a field that they never touched. */
export function mendDefault(field: Field, warn: Warn): Field {
  const given = clean(field.defaultValue);
  if (!given) return { ...field, defaultValue: "" };
  const option = findOption(field, given);
  const problem = !option && whyNot(field, given);
  if (problem) warn(`customFields.${field.name}.defaultValue`, `${problem} and is left out`);
  return { ...field, defaultValue: problem ? "" : (option?.value ?? field.defaultValue) };
}

function whyNot(field: Field, given: string): string | undefined {
  const options = optionsOf(field);
  if (options)
    return `${JSON.stringify(given)} is none of the options (${options.map(({ label }) => label).join(", ")})`;
  // A hidden answer that breaks a rule is not sent, and stops nobody. A text may be personal: it is not repeated.
  const problem = field.isHidden ? undefined : judgeAnswer(field, given, "en");
  return problem && `breaks a rule of the field (${problem.key})`;
}
