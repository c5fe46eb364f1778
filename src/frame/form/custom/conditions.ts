import type { Condition } from "../../../protocol/field-settings.ts";
import type { Warn } from "../../owner/warn-owner.ts";
import { clean } from "../clean.ts";
import { type Field, find } from "../field.ts";
import { isAnswer } from "../options.ts";

/** The fields that take part: those whose conditions hold. Hidden ones are among them. */
export function fieldsInForce(fields: Field[], answerOf: (field: Field) => string): Field[] {
  const isInForce = (field: Field, asking: Field[]): boolean => {
    if (asking.includes(field)) return true;
    // A field that is not shown counts as empty; one that the form does not have is not there to decide.
    const answer = (name: string): Answer | undefined => {
      const other = find(fields, name);
      return other && { field: other, given: isInForce(other, [...asking, field]) ? clean(answerOf(other)) : "" };
    };
    return isOfDepartment(field, answer) && (isInCircle(field, fields) || holds(field.visibleWhen, answer));
  };
  return fields.filter((field) => isInForce(field, []));
}

/** Tells the owner about conditions that can't be followed. */
export function warnOfConditions(fields: Field[], requireOneOf: string[] | undefined, warn: Warn): void {
  for (const name of requireOneOf ?? []) {
    if (find(fields, name)) continue;
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

/** What a condition looks at. */
interface Answer {
  field: Field;
  /** Empty for a field that is not shown. */
  given: string;
}

type Find = (name: string) => Answer | undefined;

function holds(condition: Condition | undefined, find: Find): boolean {
  const answer = condition && find(condition.field);
  if (!condition || !answer) return true;
  const { equals, in: oneOf, filled } = condition;
  return (
    (equals === undefined || isCalled(answer, equals)) &&
    (!oneOf || oneOf.some((word) => isCalled(answer, word))) &&
    (filled === undefined || isFilled(answer) === filled)
  );
}

const isCalled = ({ field, given }: Answer, word: string) => isAnswer(field, given, word);
const isFilled = ({ field, given }: Answer) => (field.type === "checkbox" ? given === "true" : given !== "");

function isOfDepartment({ departments }: Field, find: Find): boolean {
  const department = departments && find("department");
  return !departments || (department !== undefined && departments.some((word) => isCalled(department, word)));
}
