import type { FieldAnswer } from "../form/answers.ts";
import type { Client } from "../workspace/client.ts";
import { isInvalidToken, isRefusal } from "../workspace/failure.ts";
import { doneReply } from "../workspace/schemas.ts";
import type { Job } from "./job.ts";
import { REFUSED_VALUE } from "./refused-answers.ts";

/** The workspace doesn't know a field of this name. */
const UNKNOWN_FIELD = "invalid-custom-field";

/**
 * `custom.fields` is all or nothing, and its refusal doesn't say which field it was: one by one the others are saved,
 * and the one at fault is found.
 */
export async function postOneByOne(fields: Omit<FieldAnswer, "scope">[], start: Job, client: Client): Promise<Job> {
  let job = start;
  for (const field of fields) {
    try {
      await client.call("custom.field", doneReply, { method: "post", json: { token: job.token, ...field } });
      job = { ...job, saved: [...job.saved, field.key] };
    } catch (error) {
      if (!isRefusal(error) || isInvalidToken(error)) throw error;
      const reason = error.code === UNKNOWN_FIELD ? UNKNOWN_FIELD : REFUSED_VALUE;
      job = { ...job, failed: [...job.failed, { key: field.key, reason }] };
    }
  }
  return job;
}
