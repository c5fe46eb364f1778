import type { Client } from "../workspace/client.ts";
import { toQueryString } from "../workspace/config-request.ts";
import { configReply } from "../workspace/schemas.ts";
import type { Job } from "./job.ts";
import { withOwnGuest } from "./own-guest.ts";
import { toVisitor } from "./visitor.ts";

/** The visitor and the room that another tab has just made are this job's too. */
export async function joinRoom(job: Job, client: Client): Promise<Job> {
  const { config } = await client.call(`config${toQueryString({ token: job.token })}`, configReply);
  const { guest, room } = withOwnGuest(config, job.token);
  if (!guest || !room) return job;
  return { ...job, knownId: guest._id ?? "", visitor: toVisitor(guest), room: { id: room._id, isNew: false } };
}
