import type { Registration } from "../form/answers.ts";
import type { Client } from "../workspace/client.ts";
import { doneReply } from "../workspace/schemas.ts";

/**
 * Leaves a message for later. A department's own address is used when it has one. The workspace mails whatever comes:
 * after an unknown outcome it is the visitor's to send it again.
 */
export async function sendAwayMessage(client: Client, { visitor, message }: Registration, host: string): Promise<void> {
  const { name, email, department } = visitor;
  const json = { name, email, message, ...(department && { department }), ...(host && { host }) };
  await client.call("offline.message", doneReply, { method: "post", json, isOnce: true });
}
