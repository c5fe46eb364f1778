import type { Parts } from "./context.ts";
import type { MessageRecord } from "./records.ts";

type Receivers = Pick<Parts, "store" | "streams">;

/** Stores a message and tells the windows that show its room. */
export function deliverMessage({ store, streams }: Receivers, message: MessageRecord): MessageRecord {
  store.saveMessage(message);
  streams.send("stream-room-messages", message.rid, onTheWire(message));
  return message;
}

/** Tells the windows of something by a message of the system, which isn't part of the conversation. */
export function notifyWindows({ streams }: Receivers, message: MessageRecord, kind: "livechat-close"): void {
  streams.send("stream-room-messages", message.rid, { ...onTheWire(message), t: kind });
}

/** Meteor writes dates as objects. */
function onTheWire(message: MessageRecord) {
  return { ...message, ts: { $date: Date.parse(message.ts) } };
}
