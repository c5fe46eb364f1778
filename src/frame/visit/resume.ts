import type { Prefill } from "../../protocol/field-settings.ts";
import type { Registration } from "../form/answers.ts";
import type { Form } from "../form/form.ts";
import type { Job } from "../registration/job.ts";

/** The answers of a job, for the form to show while it goes on. */
export function toPrefill({ visitor, fields, message }: Registration): Prefill {
  const customFields = Object.fromEntries(fields.map(({ key, value }) => [key, value]));
  return { ...visitor, ...(message && { message }), customFields };
}

/**
 * Whether the form still says what a job says, and the job has all that is left to send: a sensitive answer was never
 * written down. What is not shown, such as the page's address, doesn't count, nor what the visitor left empty and the
 * workspace knows.
 */
export function saysTheSame(form: Form, { registration, saved }: Job): boolean {
  if (registration.fields.some(({ key, isSensitive }) => isSensitive && !saved.includes(key))) return false;
  const now = byName(form.registration());
  const then = byName(registration);
  return form.inForce.value.every(
    ({ id, name, isHidden }) =>
      isHidden || now.get(name) === then.get(name) || (!then.get(name) && !form.entry(id).isTouched),
  );
}

function byName(registration: Registration): Map<string, unknown> {
  const { customFields, ...builtIn } = toPrefill(registration);
  return new Map([...Object.entries(customFields ?? {}), ...Object.entries(builtIn)]);
}
