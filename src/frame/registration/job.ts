import type { ErrorDetail, VisitorDetail } from "../../protocol/events.ts";
import type { Registration } from "../form/answers.ts";

/** A registration under way: what was asked for, and what is done of it. It is all that a reload needs. */
export interface Job {
  token: string;
  /** Id of the visitor that the workspace knows by this token; `null` before it was told the token alone. */
  knownId: string | null;
  registration: Registration;
  /** Whether the room is made by us; `event` leaves it to the site. */
  makesRoom: boolean;
  /** The workspace's answer to the registration, once it is there. */
  visitor: VisitorDetail | null;
  /** Keys of the custom fields that are stored. */
  saved: string[];
  failed: { key: string; reason: string }[];
  room: { id: string; isNew: boolean } | null;
  isMessageSent: boolean;
}

/** The step a job stands at, or `null` when it is done. */
export function nextStep(job: Job): ErrorDetail["step"] | null {
  if (!job.visitor) return "visitor";
  if (pendingFields(job, "visitor").length) return "custom-fields";
  if (!job.makesRoom) return null;
  if (!job.room) return "room";
  if (pendingFields(job, "room").length) return "custom-fields";
  return job.registration.message && !job.isMessageSent ? "message" : null;
}

/** The fields of a scope that are neither stored nor given up. */
export function pendingFields({ registration, saved, failed }: Job, scope: "visitor" | "room"): Registration["fields"] {
  return registration.fields.filter(
    (field) => field.scope === scope && !saved.includes(field.key) && !failed.some(({ key }) => key === field.key),
  );
}

/**
 * A new job that builds on what an earlier one, of the same token, has already stored: a corrected answer is sent
 * again, an unchanged one is not.
 */
export function continueJob(job: Job, registration: Registration): Job {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const unchanged = (key: string) =>
    isSame(
      registration.fields.find((field) => field.key === key),
      job.registration.fields.find((field) => field.key === key),
    );
  return {
    ...job,
    registration,
    visitor: isSame(registration.visitor, job.registration.visitor) ? job.visitor : null,
    saved: job.saved.filter(unchanged),
    failed: job.failed.filter(({ key }) => unchanged(key)),
    isMessageSent: job.isMessageSent && registration.message === job.registration.message,
  };
}
