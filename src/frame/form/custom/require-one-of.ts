import { clean } from "../clean.ts";
import type { Field } from "../field.ts";
import type { Answers, Problem } from "../problem.ts";

/** Of the fields with these names one has to be filled; what is missing is said at the first of them. */
export function requireOneOf(names: string[], fields: Field[], answers: Answers, problems: Map<string, Problem>): void {
  const oneOf = fields.filter(({ name, isHidden }) => names.includes(name) && !isHidden);
  const [first] = oneOf;
  if (first && !problems.has(first.id) && oneOf.every(({ id }) => !clean(answers[id]))) {
    problems.set(first.id, { key: "requireOneOf", names: oneOf.map(({ id }) => id) });
  }
}
