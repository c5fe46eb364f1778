import type { Route } from "../context.ts";
import { isOnline } from "../departments.ts";
import { plainFailure } from "../errors.ts";
import { type ObjectSchema, validate } from "../json-schema.ts";
import { moveRoom } from "../room-changes.ts";
import { knownGuest } from "./guest.ts";

const bodySchema: ObjectSchema = {
  type: "object",
  properties: { token: { type: "string" }, rid: { type: "string" }, department: { type: "string" } },
  required: ["token", "rid", "department"],
};

interface TransferInput {
  token: string;
  rid: string;
  department: string;
}

/** `POST livechat/visitor/department.transfer`: the visitor asks for another department, by its id. */
export const departmentTransferRoute: Route = {
  method: "POST",
  pattern: "livechat/visitor/department.transfer",
  since: "transfersVisitors",
  run({ body }, parts) {
    const { store, workspace } = parts;
    const { token, rid, department } = validate<TransferInput>(bodySchema, body);
    const guest = knownGuest(store, token);
    const room = store.room(rid);
    // Whose room it is, the real server doesn't look at.
    if (room === null) throw plainFailure("error-invalid-room");
    if (!room.open) throw plainFailure("This_conversation_is_already_closed");
    if (!workspace().departments.some(({ _id }) => _id === department)) throw plainFailure("error-invalid-department");
    if (room.departmentId === department) throw plainFailure("error-forwarding-chat-same-department");
    if (!isOnline(workspace(), department)) throw plainFailure("error-transfering-chat");
    moveRoom(parts, room, department);
    store.saveVisitor({ ...guest, department });
    return {};
  },
};
