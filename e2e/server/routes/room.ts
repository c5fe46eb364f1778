import { setTimeout as sleep } from "node:timers/promises";
import type { Route, RouteRequest } from "../context.ts";
import { createRoom } from "../create-room.ts";
import { plainFailure } from "../errors.ts";
import { type ObjectSchema, validate } from "../json-schema.ts";
import { tellQueue } from "../queue.ts";
import type { RoomRecord } from "../records.ts";
import { has } from "../versions.ts";
import type { Workspace } from "../workspace.ts";
import { knownGuest } from "./guest.ts";

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
 * `GET livechat/room`: a GET that creates. Between looking for an open room and storing a new one the real server
 * awaits other things, so that two calls at once make two rooms, where the database doesn't forbid the second.
 */
export const roomRoute: Route = {
  method: "GET",
  pattern: "livechat/room",
  async run({ query, ...request }, parts) {
    const { store, workspace } = parts;
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

    const wasVerified = store.rooms().some(({ v, verified }) => v._id === guest._id && verified);
    const room = createRoom(workspace(), { guest, source: sourceOf(request), wasVerified });
    await sleep(workspace().roomRaceGapMs);
    if (has(workspace(), "keepsOneRoom") && store.openRooms(token).length > 0) {
      throw plainFailure("E11000 duplicate key error collection: rocketchat.rocketchat_room index: v.token_1");
    }
    store.saveRoom(room);
    tellQueue(parts, room.departmentId);
    return answer(workspace(), room, true);
  },
};

/** The official widget is known by two cookies. */
function sourceOf({ cookies, host }: Pick<RouteRequest, "cookies" | "host">): RoomRecord["source"] {
  const isWidget = cookies.rc_room_type === "l" && cookies.rc_is_widget === "t";
  return isWidget ? { type: "widget", destination: host } : { type: "api" };
}

function answer({ roomAnswer }: Workspace, { isVerifying: _, ...stored }: RoomRecord, isNew: boolean): object {
  const room = { ...stored, servedBy: withoutName(stored.servedBy) };
  return roomAnswer === "bare" ? room : { room, newRoom: isNew };
}

/** A room knows its agent by the user name alone. */
export function withoutName(servedBy: RoomRecord["servedBy"]): object | undefined {
  return servedBy && { _id: servedBy._id, username: servedBy.username, ts: servedBy.ts };
}
