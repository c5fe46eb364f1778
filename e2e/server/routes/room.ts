import { setTimeout as sleep } from "node:timers/promises";
import type { Route } from "../context.ts";
import { codedFailure, plainFailure } from "../errors.ts";
import { type ObjectSchema, validate } from "../json-schema.ts";
import type { RoomRecord, VisitorRecord } from "../records.ts";
import { newId } from "../store.ts";
import type { Workspace } from "../workspace.ts";
import { isOnline, knownGuest } from "./guest.ts";

const querySchema: ObjectSchema = {
  type: "object",
  properties: {
    token: { type: "string" },
    rid: { type: "string", nullable: true },
    agentId: { type: "string", nullable: true },
  },
  required: ["token"],
  additionalProperties: true,
};

/**
 * `GET livechat/room`: a GET that creates. Between looking for an open room and storing a new
 * one the real server awaits other things, so two calls at once make two rooms.
 */
export const roomRoute: Route = {
  method: "GET",
  pattern: "livechat/room",
  async run({ query }, { store, workspace }) {
    const { token, rid } = validate<{ token: string; rid?: string }>(querySchema, query);
    const guest = knownGuest(store, token);
    if (rid) {
      const room = store.room(rid);
      if (room === null || !room.open || room.v.token !== token) throw plainFailure("invalid-room");
      return answer(workspace(), room, false);
    }
    const open = store.openRooms(token)[0];
    // Even when nobody is online, and even with Omnichannel off.
    if (open !== undefined) return answer(workspace(), open, false);

    const now = workspace();
    if (!now.enabled) throw codedFailure("error-omnichannel-is-disabled");
    if (!isOnline(now, guest.department)) {
      throw codedFailure("no-agent-online", "Sorry, no online agents");
    }
    await sleep(now.roomRaceGapMs);
    const room = newRoom(guest, workspace());
    store.saveRoom(room);
    return answer(workspace(), room, true);
  },
};

function newRoom(guest: VisitorRecord, { agent }: Workspace): RoomRecord {
  const ts = new Date().toISOString();
  const { _id, username, token, status, department } = guest;
  return {
    _id: newId(),
    t: "l",
    fname: guest.name ?? username,
    v: { _id, username, token, status },
    ...(department !== undefined && { departmentId: department }),
    ...(agent !== null && { servedBy: { ...agent, ts } }),
    open: true,
    ts,
  };
}

function answer({ roomAnswer }: Workspace, room: RoomRecord, isNew: boolean): object {
  return roomAnswer === "bare" ? room : { room, newRoom: isNew };
}
