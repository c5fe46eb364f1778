import { createClient } from "../workspace/client.ts";
import { doneReply } from "../workspace/schemas.ts";

/**
 * `DELETE livechat/visitor/:token`: the workspace forgets the visitor.
 *
 * @throws {Failure} `visitor-has-open-rooms` while a chat is open, unless the workspace may store header information;
 *   `invalid-token` when it knows nobody by it.
 */
export async function eraseVisitor(server: string, token: string, signal: AbortSignal): Promise<void> {
  const client = createClient({ server, signal, onWait() {} });
  await client.call(`visitor/${encodeURIComponent(token)}`, doneReply, { method: "delete" });
}
