import { array, object, optional, safeParse, string, unknown } from "zod/mini";
import { JOURNAL_MAX_AGE_MS } from "../browser/expire.ts";
import type { Slot } from "../browser/storage.ts";
import { withoutNull } from "../workspace/reply.ts";
import type { Job } from "./job.ts";

/** Raised when a record changes its meaning: older ones are dropped. */
const JOURNAL_VERSION = 1;

/** The record of a submission, written before and after each step, so that a reload in any gap resumes it. */
export interface Journal {
  /** The submission that was left; `null` when there is none, or it is too old, corrupt or of another workspace. */
  read(): Job | null;
  write(job: Job): void;
  /** Personal data leaves storage when the handoff is done. */
  clear(): void;
}

const text = string();
const words = optional(text);
const recordSchema = object({
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

export function createJournal(slot: Slot, server: string): Journal {
  return {
    read: () => readRecord(slot.read(), server),
    write(job) {
      const fields = job.registration.fields.map((field) => (field.isSensitive ? { ...field, value: "" } : field));
      const record = { ...job, registration: { ...job.registration, fields } };
      slot.write({ version: JOURNAL_VERSION, server, at: Date.now(), job: record });
    },
    clear: () => void slot.write(undefined),
  };
}

function readRecord(stored: unknown, server: string): Job | null {
  if (stored === undefined) return null;
  const { data } = safeParse(recordSchema, JSON.parse(JSON.stringify(stored), withoutNull));
  const isCurrent = data?.version === JOURNAL_VERSION && data.server === server;
  if (!isCurrent || !(Math.abs(Date.now() - Number(data.at)) < JOURNAL_MAX_AGE_MS)) return null;
  const { knownId = null, visitor = null, room = null } = data.job;
  return { ...data.job, knownId, visitor, room } as Job;
}
