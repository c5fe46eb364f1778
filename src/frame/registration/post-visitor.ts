import type { Match } from "../../protocol/settings-table.ts";
import type { Client } from "../workspace/client.ts";
import { Failure } from "../workspace/failure.ts";
import { type Guest, visitorReply } from "../workspace/schemas.ts";
import type { Job } from "./job.ts";
import { toVisitor } from "./visitor.ts";

/** The workspace answered with a visitor that this token did not stand for. */
export class AnotherVisitor extends Failure {
  override name = "AnotherVisitor";

  constructor() {
    super("unexpected", "The workspace answered with another visitor than the one that was registered");
  }
}

/**
 * One call of `POST livechat/visitor`. The workspace looks for the token first, then for the phone number, then for the
 * email, and answers with whom it finds: whoever types somebody else's number would get that person's chat. A token
 * that it knows is never matched, so a new one is told alone first, and name, email and phone in a second call.
 *
 * @returns The job; its `visitor` is there once the details are stored.
 * @throws {AnotherVisitor} Somebody else's record was answered all the same: the visitor was removed between the two
 *   calls, or the workspace has rules of its own. Nothing of the answer is used.
 */
export async function postVisitor(job: Job, client: Client, match: Match): Promise<Job> {
  const { token, knownId, registration } = job;
  const isAlone = match !== "details" && knownId === null;
  const json = { visitor: { token, ...(!isAlone && registration.visitor) } };
  const { visitor } = await client.call("visitor", visitorReply, { method: "post", json });
  // A visitor with the same phone keeps the older token; every later call has to use that one.
  if (match === "details") return { ...job, token: visitor.token ?? token, visitor: toVisitor(visitor) };
  if (isAnother(visitor, job)) throw new AnotherVisitor();
  const isDone = !isAlone || Object.keys(registration.visitor).length === 0;
  return { ...job, knownId: visitor._id ?? "", visitor: isDone ? toVisitor(visitor) : null };
}

/** A match by phone answers with another token, one by email with another id. */
function isAnother({ _id = "", token }: Guest, job: Job): boolean {
  return (token !== undefined && token !== job.token) || Boolean(job.knownId && _id && job.knownId !== _id);
}
