import { invalidParams } from "./errors.ts";

/**
 * As much of JSON schema as the real server's validators use, with ajv's order of checks (missing
 * keys, then unknown ones, then each property) and its `coerceTypes`: scalars are turned into the
 * wanted type, lists and objects never are.
 */
export type Schema = { type: "string" | "boolean"; nullable?: true } | { type: "array"; items: Schema } | ObjectSchema;

export interface ObjectSchema {
  type: "object";
  properties: Record<string, Schema>;
  required: readonly string[];
  /** The room query alone tolerates keys it does not know. */
  additionalProperties?: true;
}

/** The coerced value, or a refusal with the first problem as its text. */
export function validate<T>(schema: ObjectSchema, value: unknown): T {
  return coerce(schema, value) as T;
}

function coerce(schema: Schema, value: unknown): unknown {
  switch (schema.type) {
    case "string":
      return schema.nullable && value === null ? null : toText(value);
    case "boolean":
      return schema.nullable && value === null ? null : toBoolean(value);
    case "array":
      if (!Array.isArray(value)) throw invalidParams("must be array");
      return value.map((item) => coerce(schema.items, item));
    case "object":
      return coerceObject(schema, value);
  }
}

function coerceObject(schema: ObjectSchema, value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw invalidParams("must be object");
  for (const key of schema.required) {
    if (value[key] === undefined) throw invalidParams(`must have required property '${key}'`);
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(schema.properties, key) && !schema.additionalProperties) {
      throw invalidParams("must NOT have additional properties");
    }
  }
  const result: Record<string, unknown> = { ...value };
  for (const [key, property] of Object.entries(schema.properties)) {
    if (value[key] !== undefined) result[key] = coerce(property, value[key]);
  }
  return result;
}

function toText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === null) return "";
  throw invalidParams("must be string");
}

function toBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (value === "false" || value === 0 || value === null) return false;
  if (value === "true" || value === 1) return true;
  throw invalidParams("must be boolean");
}

/** An object that is not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
