import { clean } from "./clean.ts";
import { toWireNumber } from "./custom/number.ts";
import type { Field } from "./field.ts";
import { findOption } from "./options.ts";
import type { Answers } from "./problem.ts";

/** What the workspace is told about the visitor, in the shapes of the wire. */
export interface Registration {
  /** Empty ones are left out: the server refuses `null`. */
  visitor: { name?: string; email?: string; phone?: string; department?: string };
  fields: FieldAnswer[];
  message: string;
}

export interface FieldAnswer {
  key: string;
  value: string;
  overwrite: boolean;
  scope: "visitor" | "room";
  /** Never written to storage. */
  isSensitive?: boolean;
}

/** What is sent of one answer: always a text. @param locale How numbers are read. */
export function toWire(field: Field, answer: string | undefined, locale: string): string {
  const typed = clean(answer);
  switch (field.type) {
    case "select":
    case "radio":
      return findOption(field, answer ?? "")?.value ?? "";
    case "email":
      return typed.toLowerCase();
    case "checkbox":
      return String(typed === "true");
    case "number":
      return toWireNumber(typed, locale);
    default:
      return typed;
  }
}

/**
 * The answers in the shapes of the wire.
 *
 * @param isTakenBack Whether an empty answer takes the place of one that the workspace has: others are not sent.
 */
export function toRegistration(
  fields: Field[],
  answers: Answers,
  locale: string,
  isTakenBack: (field: Field) => boolean = () => false,
): Registration {
  const registration: Registration = { visitor: {}, fields: [], message: "" };
  for (const field of fields) {
    const { id, name, isCustom, isHidden, scope, overwrite, isSensitive } = field;
    const value = toWire(field, answers[id], locale);
    // A box that the visitor has left unticked is an answer; one that nobody has seen is none.
    if ((!value && !isTakenBack(field)) || (isHidden && !clean(answers[id]))) continue;
    if (isCustom) registration.fields.push({ key: name, value, overwrite, scope, ...(isSensitive && { isSensitive }) });
    else if (name === "message") registration.message = value;
    else registration.visitor[name as keyof Registration["visitor"]] = value;
  }
  return registration;
}
