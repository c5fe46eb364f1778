import type { Parts } from "./context.ts";
import { notifyWindows } from "./deliver.ts";
import { plainFailure } from "./errors.ts";
import { tellQueue } from "./queue.ts";
import type { MessageRecord, RoomRecord } from "./records.ts";
import { agentInfo, assignedAgent, servedBy } from "./routing.ts";
import { newId } from "./store.ts";
import type { Agent } from "./workspace.ts";

/** An agent takes a chat out of the queue. */
export function takeRoom(parts: Parts, room: RoomRecord, agent: Agent): RoomRecord {
  if (!room.open) throw plainFailure("room-closed");
  if (room.isVerifying) throw plainFailure("error-unverified-contact");
  return save(parts, { ...room, servedBy: servedBy(agent) });
}

/** The contact has been verified: the room enters the queue. */
export function verifyRoom(parts: Parts, room: RoomRecord): RoomRecord {
  const { isVerifying, ...verified } = room;
  const agent = isVerifying ? assignedAgent(parts.workspace(), room.departmentId) : {};
  return save(parts, { ...verified, ...agent, verified: true });
}

/** To another department, whose agents have to take it anew. */
export function moveRoom(parts: Parts, room: RoomRecord, departmentId: string): RoomRecord {
  const { servedBy: _, ...left } = room;
  const moved = save(parts, { ...left, departmentId, ...assignedAgent(parts.workspace(), departmentId) });
  tellQueue(parts, room.departmentId);
  return moved;
}

/** Ends the chat. */
export function closeRoom(parts: Parts, room: RoomRecord, by: MessageRecord["u"]): RoomRecord {
  const now = new Date().toISOString();
  const closed = save(parts, { ...room, open: false, closedAt: now });
  notifyWindows(parts, { _id: newId(), rid: room._id, msg: "", ts: now, u: by }, "livechat-close");
  return closed;
}

/** Stores it, and tells its windows of the agent, and everybody in the queue of their place. */
function save(parts: Parts, room: RoomRecord): RoomRecord {
  parts.store.saveRoom(room);
  if (room.open && room.servedBy) {
    const data = agentInfo(parts.workspace(), room.servedBy);
    parts.streams.send("stream-livechat-room", room._id, { type: "agentData", data });
  }
  tellQueue(parts, room.departmentId);
  return room;
}
