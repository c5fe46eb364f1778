import type { Registration } from "../form/answers.ts";
import type { Client } from "../workspace/client.ts";
import { doneReply } from "../workspace/schemas.ts";

/** An answer that a message for later has no field for. */
export interface ExtraAnswer {
  /** Of the field. */
  id: string;
  /** Of a custom field. */
  key: string | undefined;
  label: string;
  value: string;
}

/**
 * Leaves a message for later. A department's own address is used when it has one. The workspace mails whatever comes:
 * after an unknown outcome it is the visitor's to send it again. What `livechat/offline.message` has no place for is
 * written below the message, a line each.
 */
export async function sendAwayMessage(
  client: Client,
  { visitor, message }: Registration,
  extras: ExtraAnswer[],
  host: string,
): Promise<void> {
  const { name, email, department } = visitor;
  const lines = extras.map(({ label, value }) => `${label}: ${value}`).join("\n");
  const text = lines ? `${message}\n\n${lines}` : message;
  const json = { name, email, message: text, ...(department && { department }), ...(host && { host }) };
  await client.call("offline.message", doneReply, { method: "post", json, isOnce: true });
}
