import type { Field } from "../form/field.ts";

/** What a field's control is given, whichever type it has. */
export interface ControlProps {
  field: Field;
  value: string;
  isLocked: boolean;
  /** Attributes that join the control with its label, help and error. */
  attributes: { id: string; name: string; required: boolean; onBlur(): void } & Record<string, unknown>;
  onType(value: string): void;
}

/** What is typed stands in its own direction, and an empty field, with its example, in the form's. */
export function directionOf(value: string): { dir?: "auto" } {
  return value ? { dir: "auto" } : {};
}
