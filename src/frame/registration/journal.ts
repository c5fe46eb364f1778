import type { Store } from "../browser/storage.ts";
import type { Job } from "./job.ts";

/** Raised when a record changes its meaning: older ones are dropped. */
export const JOURNAL_VERSION = 1;

/** The record of a submission, written before and after each step, so that a reload in any gap resumes it. */
export interface Journal {
  /** What is stored, unparsed; `unfinished.ts` reads it. */
  read(): unknown;
  write(job: Job): void;
  /** Personal data leaves storage when the handoff is done. */
  clear(): void;
}

export function createJournal(store: Store, key: string, server: string): Journal {
  return {
    read: () => store.read(key),
    write(job) {
      const fields = job.registration.fields.map((field) => (field.isSensitive ? { ...field, value: "" } : field));
      const record = { ...job, registration: { ...job.registration, fields } };
      store.write(key, { version: JOURNAL_VERSION, server, at: Date.now(), job: record });
    },
    clear: () => void store.write(key, undefined),
  };
}
