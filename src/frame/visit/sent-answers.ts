import { clean } from "../form/clean.ts";
import type { Form } from "../form/form.ts";
import type { SentAnswer } from "./flow.ts";

/** What the form shows, for the visitor to read again; not what is too private to stay on display. */
export function sentAnswers(form: Form): SentAnswer[] {
  return form.inForce.value.flatMap(({ id, label, type, options, isHidden, isSensitive }) => {
    const value = clean(form.entry(id).value.value);
    if (isHidden || isSensitive || !value || (type === "checkbox" && value !== "true")) return [];
    const option = options.find((one) => one.value.trim() === value);
    return [{ id, label, text: type === "checkbox" ? "✓" : (option?.label ?? value) }];
  });
}
