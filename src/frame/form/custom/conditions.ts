import type { Condition } from "../../../protocol/settings.ts";
import type { Warn } from "../../owner/warn-owner.ts";
import { clean } from "../clean.ts";
import { type Field, find } from "../field.ts";

/** The fields that take part: those whose conditions hold. Hidden ones are among them. */
export function fieldsInForce(fields: Field[], answerOf: (field: Field) => string): Field[] {
  const isInForce = (field: Field, asking: Field[]): boolean => {
    if (asking.includes(field)) return true;
    // A field that is not shown counts as empty; one that the form does not have is not there to decide.
    const answer = (name: string): string[] | undefined => {
      const other = find(fields, name);
      return other && (isInForce(other, [...asking, field]) ? namesOf(other, clean(answerOf(other))) : [""]);
    };
    return isOfDepartment(field, answer) && (isInCircle(field, fields) || holds(field.visibleWhen, answer));
  };
  return fields.filter((field) => isInForce(field, []));
}

/** The workspace's configuration is read at each opening; a wrong name is said once. */
const unknown = new Set<string>();

/** Tells the owner about conditions that can't be followed. */
export function warnOfConditions(fields: Field[], requireOneOf: string[] | undefined, warn: Warn): void {
  for (const name of requireOneOf ?? []) {
    if (unknown.has(name) || find(fields, name)) continue;
    unknown.add(name);
    const known = fields.map((field) => field.name).join(", ");
    warn("requireOneOf", `the form has no field "${name}"; it is ignored. There are ${known}`);
  }
  for (const field of fields) {
    if (!field.visibleWhen) continue;
    const setting = `${field.isCustom ? "customFields" : "fields"}.${field.name}.visibleWhen`;
    const name = JSON.stringify(field.visibleWhen.field);
    if (!find(fields, field.visibleWhen.field)) {
      warn(setting, `the form has no field ${name}; the condition is ignored`);
    } else if (isInCircle(field, fields)) warn(setting, `${name} depends on this field; the condition is ignored`);
  }
}

/** Fields that wait for each other would never be shown: their conditions don't count. */
function isInCircle(field: Field, fields: Field[]): boolean {
  const passed = new Set<Field>();
  let next = field.visibleWhen && find(fields, field.visibleWhen.field);
  while (next && next !== field && !passed.has(next)) {
    passed.add(next);
    next = next.visibleWhen && find(fields, next.visibleWhen.field);
  }
  return next === field;
}

/** What an answer goes by: the value that is sent, and a department's name, by which sites know it. */
function namesOf({ id, type, options }: Field, value: string): string[] {
  if (type === "checkbox") return [String(value === "true")];
  const label = id === "department" && options.find((option) => option.value === value)?.label;
  return label ? [value, label] : [value];
}

type Answer = (name: string) => string[] | undefined;

function holds(condition: Condition | undefined, answer: Answer): boolean {
  const names = condition && answer(condition.field);
  if (!condition || !names) return true;
  const { equals, in: oneOf, filled } = condition;
  return (
    (equals === undefined || names.includes(equals)) &&
    (!oneOf || oneOf.some((value) => names.includes(value))) &&
    (filled === undefined || !/^(false)?$/.test(names[0] ?? "") === filled)
  );
}

function isOfDepartment({ departments }: Field, answer: Answer): boolean {
  return !departments || Boolean(answer("department")?.some((name) => departments.includes(name)));
}
