import { matchFailure } from "./errors.ts";
import { isRecord } from "./json-schema.ts";

/** The body of `POST livechat/visitor` after Meteor's `check`, which coerces nothing. */
export interface VisitorInput {
  token: string;
  name?: string;
  email?: string;
  department?: string;
  phone?: string;
  username?: string;
  customFields?: { key: string; value: string; overwrite: boolean }[];
}

const OPTIONAL_TEXTS = ["name", "email", "department", "phone", "username"] as const;

/**
 * Unknown keys are refused beside `visitor` and tolerated inside it. `Match.Maybe` inside an
 * object means "may be absent": a `null` is refused.
 */
export function checkVisitorBody(body: unknown): VisitorInput {
  if (!isRecord(body)) throw matchFailure(`Expected object, got ${typeName(body)}`);
  const stranger = Object.keys(body).find((key) => key !== "visitor");
  if (stranger !== undefined) throw matchFailure("Unknown key", stranger);
  if (!("visitor" in body)) throw matchFailure("Missing key 'visitor'");

  const visitor = record(body.visitor, "visitor");
  const checked: VisitorInput = { token: text(visitor, "token", "visitor") };
  for (const key of OPTIONAL_TEXTS) {
    if (key in visitor) checked[key] = text(visitor, key, "visitor");
  }
  if ("customFields" in visitor) checked.customFields = customFields(visitor.customFields);
  return checked;
}

function customFields(list: unknown): NonNullable<VisitorInput["customFields"]> {
  if (!Array.isArray(list)) {
    throw matchFailure(`Expected array, got ${typeName(list)}`, "visitor.customFields");
  }
  return list.map((item: unknown, index) => {
    const path = `visitor.customFields[${index}]`;
    const field = record(item, path);
    const key = text(field, "key", path);
    const value = text(field, "value", path);
    if (!("overwrite" in field)) throw matchFailure("Missing key 'overwrite'", path);
    if (typeof field.overwrite !== "boolean") {
      throw matchFailure(`Expected boolean, got ${typeName(field.overwrite)}`, `${path}.overwrite`);
    }
    return { key, value, overwrite: field.overwrite };
  });
}

function text(owner: Record<string, unknown>, key: string, path: string): string {
  if (!(key in owner)) throw matchFailure(`Missing key '${key}'`, path);
  const value = owner[key];
  if (typeof value !== "string") {
    throw matchFailure(`Expected string, got ${typeName(value)}`, `${path}.${key}`);
  }
  return value;
}

function record(value: unknown, path: string): Record<string, unknown> {
  if (!isRecord(value)) throw matchFailure(`Expected object, got ${typeName(value)}`, path);
  return value;
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
