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

/** The answers in the shapes of the wire: every value is a string, trimmed; empty ones are not sent. */
export function toRegistration(fields: Field[], answers: Answers, { custom, locale }: Rules): Registration {
  const registration: Registration = { visitor: {}, fields: [], message: "" };
  for (const { id, name, isCustom, type, scope, overwrite, isSensitive } of fields) {
    // Control characters come with pasted text; a line break and a tab are the only ones that mean something.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
    const typed = (answers[id] ?? "").replace(/[\0-\x08\x0b-\x1f\x7f]/g, "").trim();
    const value = type === "email" ? typed.toLowerCase() : (custom?.toWire(type, typed, locale) ?? typed);
    if (!value) continue;
    if (isCustom) registration.fields.push({ key: name, value, overwrite, scope, ...(isSensitive && { isSensitive }) });
    else if (name === "message") registration.message = value;
    else registration.visitor[name as keyof Registration["visitor"]] = value;
  }
  return registration;
}
