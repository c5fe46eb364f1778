import { array, object, optional, safeParse, string, unknown } from "zod/mini";
import type { Prefill } from "../../protocol/settings.ts";
import type { Registration } from "../form/answers.ts";
import type { Form } from "../form/form.ts";
import type { Job } from "../registration/job.ts";
import { JOURNAL_VERSION, type Journal } from "../registration/journal.ts";
import { refusedAnswers } from "../registration/refused-answers.ts";
import { withoutNull } from "../workspace/reply.ts";
import type { Model } from "./model.ts";

const MAX_AGE_MS = 24 * 60 * 60 * 1000;

const text = string();
const words = optional(text);
const record = object({
  version: unknown(),
  server: text,
  at: unknown(),
  job: object({
    token: text,
    knownId: words,
    registration: object({
      visitor: object({ name: words, email: words, phone: words, department: words }),
      fields: array(
        object({ key: text, value: text, overwrite: unknown(), scope: text, isSensitive: optional(unknown()) }),
      ),
      message: text,
    }),
    makesRoom: unknown(),
    visitor: optional(object({ id: text, username: text, name: text, email: text, phone: text, department: text })),
    saved: array(text),
    failed: array(object({ key: text, reason: text })),
    room: optional(object({ id: text, isNew: unknown() })),
    isMessageSent: unknown(),
  }),
});

/**
 * A submission that a reload interrupted goes on, unless the visitor has changed an answer since.
 *
 * @returns Whether there was one.
 */
export async function resume(model: Model, stored: unknown, journal: Journal): Promise<boolean> {
  const { form, flow, server } = model;
  const { value: before } = flow;
  const left = readRecord(stored, server);
  if (!left) {
    journal.clear();
    return false;
  }
  form.prefill(toPrefill(left.registration));
  // What was sent is the number as the library writes it.
  if (left.registration.visitor.phone) await form.loadPhone();
  if (flow.value !== before) return true;
  model.left = left;
  const refused = refusedAnswers(left);
  if (refused.length) (await import("./settle.ts")).showRefused(model, left, refused);
  else if (hasAnswers(form, left)) await model.register(left.registration);
  else flow.value = { kind: "form" };
  return true;
}

/** The job that a journal's record tells of; `null` when it is too old, corrupt or of another workspace. */
export function readRecord(stored: unknown, server: string): Job | null {
  const { data } = safeParse(record, JSON.parse(JSON.stringify(stored ?? ""), withoutNull));
  const isCurrent = data?.version === JOURNAL_VERSION && data.server === server;
  if (!isCurrent || !(Math.abs(Date.now() - Number(data.at)) < MAX_AGE_MS)) return null;
  return {
    ...data.job,
    knownId: data.job.knownId ?? null,
    visitor: data.job.visitor ?? null,
    room: data.job.room ?? null,
  } as Job;
}

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
function hasAnswers(form: Form, { registration, saved }: Job): boolean {
  if (registration.fields.some(({ key, isSensitive }) => isSensitive && !saved.includes(key))) return false;
  const now = byName(form.registration());
  const then = byName(registration);
  return form.inForce.value.every(
    ({ id, name, isHidden }) => isHidden || now[name] === then[name] || (!then[name] && !form.entry(id).isTouched),
  );
}

function byName(registration: Registration): Record<string, unknown> {
  const { customFields, ...builtIn } = toPrefill(registration);
  return { ...customFields, ...builtIn };
}
