import type { Client } from "../workspace/client.ts";
import { isRefusal } from "../workspace/failure.ts";
import { doneReply } from "../workspace/schemas.ts";
import type { Job } from "./job.ts";
import { messageId } from "./message-id.ts";

/** The visitor's first message, into the room. */
export async function postMessage(job: Job, client: Client): Promise<Job> {
  const { token, registration } = job;
  const rid = job.room?.id ?? "";
  const _id = messageId(token, rid, registration.message);
  try {
    await client.call("message", doneReply, { method: "post", json: { token, rid, msg: registration.message, _id } });
  } catch (error) {
    // The repeat of a message that has arrived is refused without a code: only a look tells the two apart.
    if (!isRefusal(error) || error.code) throw error;
    await client.call(`message/${_id}?${new URLSearchParams({ token, rid })}`, doneReply).catch(() => {
      throw error;
    });
  }
  return { ...job, isMessageSent: true };
}
