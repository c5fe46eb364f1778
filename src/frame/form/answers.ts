import { clean } from "./clean.ts";
import type { Field } from "./field.ts";
import type { Answers, Rules } from "./rules.ts";

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

/** What is sent of one answer: always a text. */
export function toWire({ type }: Field, answer: string | undefined, { custom, locale }: Rules): string {
  const typed = clean(answer);
  return type === "email" ? typed.toLowerCase() : (custom?.toWire(type, typed, locale) ?? typed);
}

/** The answers in the shapes of the wire; empty ones are not sent. */
export function toRegistration(fields: Field[], answers: Answers, rules: Rules): Registration {
  const registration: Registration = { visitor: {}, fields: [], message: "" };
  for (const field of fields) {
    const { id, name, isCustom, scope, overwrite, isSensitive } = field;
    const value = toWire(field, answers[id], rules);
    if (!value) continue;
    if (isCustom) registration.fields.push({ key: name, value, overwrite, scope, ...(isSensitive && { isSensitive }) });
    else if (name === "message") registration.message = value;
    else registration.visitor[name as keyof Registration["visitor"]] = value;
  }
  return registration;
}
