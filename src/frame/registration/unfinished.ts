import { array, nullish, object, optional, safeParse, string, unknown } from "zod/mini";
import type { Prefill } from "../../protocol/settings.ts";
import type { Registration } from "../form/answers.ts";
import type { Form } from "../form/form.ts";
import type { Job } from "./job.ts";
import { JOURNAL_VERSION } from "./journal.ts";

const MAX_AGE_MS = 24 * 60 * 60 * 1000;

const text = string();
const words = optional(text);
const record = object({
  version: unknown(),
  server: text,
  at: unknown(),
  job: object({
    token: text,
    registration: object({
      visitor: object({ name: words, email: words, phone: words, department: words }),
      fields: array(
        object({ key: text, value: text, overwrite: unknown(), scope: text, isSensitive: optional(unknown()) }),
      ),
      message: text,
    }),
    makesRoom: unknown(),
    visitor: nullish(object({ id: text, username: text, name: text, email: text, phone: text, department: text })),
    saved: array(text),
    failed: array(object({ key: text, reason: text })),
    room: nullish(object({ id: text, isNew: unknown() })),
    isMessageSent: unknown(),
  }),
});

/** The job that a journal's record tells of; `null` when it is too old, corrupt or of another workspace. */
export function readRecord(stored: unknown, server: string): Job | null {
  const { data } = safeParse(record, stored);
  const isCurrent = data?.version === JOURNAL_VERSION && data.server === server;
  return isCurrent && Math.abs(Date.now() - Number(data.at)) < MAX_AGE_MS ? (data.job as Job) : null;
}

/** The answers of a job, for the form to show while it goes on. */
export function toPrefill({ visitor, fields, message }: Registration): Prefill {
  const customFields = Object.fromEntries(fields.map(({ key, value }) => [key, value]));
  return { ...visitor, ...(message && { message }), customFields };
}

/**
 * Whether the form still says what a job says, and the job has all that is left to send: a sensitive answer was never
 * written down. What is not shown, such as the page's address, doesn't count.
 */
export function hasAnswers(form: Form, { registration, saved }: Job): boolean {
  if (registration.fields.some(({ key, isSensitive }) => isSensitive && !saved.includes(key))) return false;
  const shown = form.inForce.value.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
  const visible = (given: Registration) => {
    const { customFields, ...builtIn } = toPrefill(given);
    return JSON.stringify(shown.map((name) => ({ ...customFields, ...builtIn })[name] ?? ""));
  };
  return visible(form.registration()) === visible(registration);
}
