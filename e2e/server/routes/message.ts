import type { Route } from "../context.ts";
import { deliverMessage } from "../deliver.ts";
import { plainFailure } from "../errors.ts";
import { type ObjectSchema, validate } from "../json-schema.ts";
import type { MessageRecord, RoomRecord } from "../records.ts";
import { newId, type Store } from "../store.ts";
import { knownGuest } from "./guest.ts";

const bodySchema: ObjectSchema = {
  type: "object",
  properties: {
    token: { type: "string" },
    rid: { type: "string" },
    msg: { type: "string" },
    _id: { type: "string", nullable: true },
    agent: {
      type: "object",
      properties: { agentId: { type: "string" }, username: { type: "string" } },
      required: ["agentId", "username"],
    },
  },
  required: ["token", "rid", "msg"],
};

const querySchema: ObjectSchema = {
  type: "object",
  properties: { token: { type: "string" }, rid: { type: "string" } },
  required: ["token", "rid"],
};

interface MessageInput {
  token: string;
  rid: string;
  msg: string;
  _id?: string | null;
}

/** `POST livechat/message`. */
export const sendMessageRoute: Route = {
  method: "POST",
  pattern: "livechat/message",
  run({ body }, parts) {
    const { store, workspace } = parts;
    const { token, rid, msg, _id } = validate<MessageInput>(bodySchema, body);
    const guest = knownGuest(store, token);
    const room = visitorsRoom(store, token, rid);
    if (!room.open) throw plainFailure("room-closed");
    const limit = workspace().settings.limitTextLength;
    if (limit !== false && msg.length > limit) {
      throw plainFailure("message-length-exceeds-character-limit");
    }
    // The message is stored once. The repeat gets no message to answer with, and the server
    // stumbles over that: a 400 with a text of the JavaScript engine and no code.
    if (_id && store.message(_id) !== null) {
      throw plainFailure("Cannot convert undefined or null to object");
    }
    const message: MessageRecord = {
      _id: _id || newId(),
      rid,
      msg,
      token,
      ts: new Date().toISOString(),
      u: { _id: guest._id, username: guest.username, name: guest.name ?? guest.username },
    };
    return { message: deliverMessage(parts, message) };
  },
};

/** `GET livechat/message/:_id`: how a client finds out whether its message arrived. */
export const readMessageRoute: Route = {
  method: "GET",
  pattern: "livechat/message/:_id",
  run({ params, query }, { store }) {
    const { token, rid } = validate<{ token: string; rid: string }>(querySchema, query);
    knownGuest(store, token);
    visitorsRoom(store, token, rid);
    const message = store.message(params._id ?? "");
    if (message === null) throw plainFailure("invalid-message");
    return { message };
  },
};

/** The room when it is this visitor's, open or closed. */
export function visitorsRoom(store: Store, token: string, rid: string): RoomRecord {
  const room = store.room(rid);
  if (room === null || room.v.token !== token) throw plainFailure("invalid-room");
  return room;
}
