import { FIELD_DEFAULTS, type Field } from "../field.ts";
import { Form } from "../form.ts";

export function field(id: string, more: Partial<Field> = {}): Field {
  return { ...FIELD_DEFAULTS, id, name: id.replace("custom:", ""), isCustom: id.includes(":"), type: "text", ...more };
}

export const NAME = field("name", { isRequired: true });
export const EMAIL = field("email", { type: "email", isRequired: true });
export const PHONE = field("phone", { type: "tel" });
export const PLAN = field("custom:plan", {
  type: "select",
  options: [
    { value: "f", label: "Free" },
    { value: "p", label: "Pro" },
  ],
});

export function formOf(...fields: Field[]): Form {
  const form = new Form();
  form.define(fields);
  return form;
}

export const valueIn = (form: Form, id: string) => form.entry(id).value.value;
