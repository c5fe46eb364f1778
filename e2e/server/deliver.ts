import type { Parts } from "./context.ts";
import type { MessageRecord, RoomRecord } from "./records.ts";
import { newId } from "./store.ts";

type Receivers = Pick<Parts, "store" | "streams">;

/** Stores a message and tells the windows that show its room. */
export function deliverMessage({ store, streams }: Receivers, message: MessageRecord): MessageRecord {
  store.saveMessage(message);
  streams.send("stream-room-messages", message.rid, onTheWire(message));
  return message;
}

/** Closes the room, and tells its windows by a message of the system, which isn't part of the conversation. */
export function closeRoom({ store, streams }: Receivers, room: RoomRecord, by: MessageRecord["u"]): RoomRecord {
  const now = new Date().toISOString();
  const closed = { ...room, open: false, closedAt: now };
  store.saveRoom(closed);
  const farewell = { _id: newId(), rid: room._id, msg: "", ts: now, u: by };
  streams.send("stream-room-messages", room._id, { ...onTheWire(farewell), t: "livechat-close" });
  return closed;
}

/** Meteor writes dates as objects. */
function onTheWire(message: MessageRecord) {
  return { ...message, ts: { $date: Date.parse(message.ts) } };
}
