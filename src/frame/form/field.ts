import type { Condition } from "../../protocol/field-settings.ts";
import type { CustomFieldType } from "../../protocol/settings-table.ts";

/** One question of the form; built-in and custom ones are the same to everything behind this line. */
export interface Field {
  /** Unique in the form: a built-in field's name, or `custom:` and the key. */
  id: string;
  /** The `name` of the input: a built-in field's name, or the custom field's key. */
  name: string;
  isCustom: boolean;
  type: CustomFieldType;
  /** Built-in fields without a label of their own are named by the texts of the locale. */
  label?: string | undefined;
  isRequired: boolean;
  /** Part of what is sent, but never shown. */
  isHidden: boolean;
  /** The workspace has an answer already and keeps it where none is sent: this one can be changed, not taken back. */
  isSettled: boolean;
  isSensitive: boolean;
  options: Option[];
  defaultValue: string;
  scope: "visitor" | "room";
  overwrite: boolean;
  departments?: string[] | undefined;
  visibleWhen?: Condition | undefined;
  pattern?: string | undefined;
  patternMessage?: string | undefined;
  placeholder?: string | undefined;
  help?: string | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
}

export interface Option {
  value: string;
  label: string;
  /** Only the site can choose it. */
  isHidden?: boolean;
}

export const FIELD_DEFAULTS = {
  isCustom: false,
  isHidden: false,
  isSettled: false,
  isSensitive: false,
  isRequired: false,
  options: [],
  defaultValue: "",
  scope: "visitor",
  overwrite: true,
} satisfies Partial<Field>;

export const customId = (key: string): string => `custom:${key}`;

/** A field by name; built-in ones come before custom ones of the same name. */
export function find(fields: Field[], name: string): Field | undefined {
  return fields.find((field) => field.id === name) ?? fields.find((field) => field.name === name);
}
