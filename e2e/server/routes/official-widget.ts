import type { Route } from "../context.ts";
import { plainFailure } from "../errors.ts";
import { isRecord } from "../json-schema.ts";
import { closeRoom } from "../room-changes.ts";
import { agentInfo } from "../routing.ts";
import { knownGuest } from "./guest.ts";
import { visitorsRoom } from "./message.ts";

/**
 * What the official Livechat widget asks beyond our own calls, so that a handoff to it can be tried against this
 * server. `ddp.ts` has its live connection, `livechat-files.ts` its files.
 */
export const officialWidgetRoutes: Route[] = [
  {
    method: "GET",
    pattern: "livechat/messages.history/:rid",
    run({ params, query }, { store }) {
      const token = query.token ?? "";
      knownGuest(store, token);
      const room = visitorsRoom(store, token, params.rid ?? "");
      return { messages: store.messages(room._id).reverse() };
    },
  },
  {
    method: "POST",
    pattern: "livechat/visitor.status",
    run({ body }, { store }) {
      const { token, status } = isRecord(body) ? body : {};
      knownGuest(store, String(token));
      return { token, status };
    },
  },
  {
    method: "POST",
    pattern: "livechat/room.close",
    run({ body }, parts) {
      const { token, rid } = isRecord(body) ? body : {};
      const { _id, username, name = username } = knownGuest(parts.store, String(token));
      const room = visitorsRoom(parts.store, String(token), String(rid));
      if (!room.open) throw plainFailure("room-closed");
      closeRoom(parts, room, { _id, username, name });
      return { rid: room._id, comment: "Closed by visitor" };
    },
  },
  {
    method: "GET",
    pattern: "livechat/agent.info/:rid/:token",
    run({ params }, { store, workspace }) {
      const token = params.token ?? "";
      knownGuest(store, token);
      const { servedBy } = visitorsRoom(store, token, params.rid ?? "");
      if (servedBy === undefined) throw plainFailure("invalid-agent");
      return { agent: agentInfo(workspace(), servedBy) };
    },
  },
];
