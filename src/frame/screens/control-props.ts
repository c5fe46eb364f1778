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
