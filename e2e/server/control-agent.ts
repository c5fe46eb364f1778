import type { Parts } from "./context.ts";
import { createRoom } from "./create-room.ts";
import { deliverMessage } from "./deliver.ts";
import { plainFailure } from "./errors.ts";
import { tellQueue } from "./queue.ts";
import type { MessageRecord, RoomRecord } from "./records.ts";
import { registerGuest } from "./registration.ts";
import { closeRoom, takeRoom, verifyRoom } from "./room-changes.ts";
import { newId } from "./store.ts";
import type { Agent } from "./workspace.ts";

/** The agent's side of the server. Each throws for a room that doesn't exist. */
export interface AgentControl {
  /** Stores a message of the room's agent. */
  agentMessage(rid: string, msg: string): MessageRecord;
  /** An agent takes the room out of the queue: the workspace's own, unless another is given. */
  agentTake(rid: string, agent?: Agent): RoomRecord;
  /** The agent closes the room. */
  agentClose(rid: string): RoomRecord;
  /** The contact of the room has been verified. */
  verifyContact(rid: string): RoomRecord;
  /** Puts other visitors into a department's queue, at its end. */
  addToQueue(count: number, departmentId?: string): RoomRecord[];
}

export function createAgentControl(parts: Parts): AgentControl {
  const { store, workspace } = parts;

  function roomOrFailure(rid: string): RoomRecord {
    const room = store.room(rid);
    if (room === null) throw plainFailure("invalid-room");
    return room;
  }

  function agentOf({ servedBy }: RoomRecord): MessageRecord["u"] {
    const { _id, username, name } = servedBy ?? workspace().agent;
    return { _id, username, name };
  }

  return {
    agentMessage(rid, msg) {
      const u = agentOf(roomOrFailure(rid));
      return deliverMessage(parts, { _id: newId(), rid, msg, ts: new Date().toISOString(), u });
    },
    agentTake: (rid, agent = workspace().agent) => takeRoom(parts, roomOrFailure(rid), agent),
    agentClose(rid) {
      const room = roomOrFailure(rid);
      return closeRoom(parts, room, agentOf(room));
    },
    verifyContact: (rid) => verifyRoom(parts, roomOrFailure(rid)),
    addToQueue(count, departmentId) {
      const settings = { ...workspace(), routing: "manual" as const, contactVerification: "never" as const };
      return Array.from({ length: count }, () => {
        const token = newId();
        const guest = registerGuest(store, settings, { token, ...(departmentId && { department: departmentId }) });
        const room = createRoom(settings, { guest, source: { type: "api" }, wasVerified: false });
        store.saveRoom(room);
        tellQueue(parts, room.departmentId);
        return room;
      });
    },
  };
}
