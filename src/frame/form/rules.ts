import { clean } from "./clean.ts";
import { judgeCustom } from "./custom/formats.ts";
import { requireOneOf } from "./custom/require-one-of.ts";
import type { Field } from "./field.ts";
import { findOption, optionsOf } from "./options.ts";
import type { Answers, Problem } from "./problem.ts";

export interface Rules {
  /** Names of the fields of which one has to be filled. */
  requireOneOf: string[];
  /** How numbers are read. */
  locale: string;
  /** Domains of the site's visitors, besides the usual ones; `null` where none is suggested. */
  emailDomains: readonly string[] | null;
}

/** The first problem of each field, as its definition says. */
export function findProblems(fields: Field[], answers: Answers, rules: Rules): Map<string, Problem> {
  const problems = new Map<string, Problem>();
  for (const field of fields) {
    const problem = judgeAnswer(field, clean(answers[field.id]), rules.locale);
    if (problem) problems.set(field.id, problem);
  }
  requireOneOf(rules.requireOneOf, fields, answers, problems);
  return problems;
}

/** What is wrong with one answer. @param value As `clean` left it. */
export function judgeAnswer(field: Field, value: string, locale: string): Problem | undefined {
  const { type, minLength, maxLength } = field;
  const { length } = value;
  const isEmpty = type === "checkbox" ? value !== "true" : !value;
  if (isEmpty) return field.isRequired ? { key: "required" } : undefined;
  // Version 8 of the server stores anything: this check is the only one.
  if (type === "email" && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)) return { key: "invalidEmail" };
  if (optionsOf(field) && !findOption(field, value)) return { key: "invalidChoice" };
  if (minLength && length < minLength) return { key: "tooShort", limit: minLength };
  if (maxLength && length > maxLength) return { key: "tooLong", limit: maxLength };
  return judgeCustom(field, value, locale);
}
