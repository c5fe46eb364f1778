import { firstStaffedDepartment, isStaffed, staffedDepartment } from "./departments.ts";
import { codedFailure } from "./errors.ts";
import type { RoomRecord, VisitorRecord } from "./records.ts";
import { newId } from "./store.ts";
import type { Workspace } from "./workspace.ts";

/** A new room as it will be stored, or the refusal. */
export function createRoom(guest: VisitorRecord, source: RoomRecord["source"], workspace: Workspace): RoomRecord {
  if (!workspace.enabled) throw codedFailure("error-omnichannel-is-disabled");
  const departmentId = departmentFor(guest, workspace);
  const ts = new Date().toISOString();
  const { _id, username, token, status } = guest;
  const { agent } = workspace;
  return {
    _id: newId(),
    t: "l",
    fname: guest.name ?? username,
    v: { _id, username, token, status },
    ...(departmentId !== undefined && { departmentId }),
    ...(agent !== null && isStaffed(workspace, departmentId) && { servedBy: { ...agent, ts } }),
    source,
    open: true,
    ts,
  };
}

/** The visitor's department, else the first that is staffed; the one it falls back to, where that one is staffed. */
function departmentFor(guest: VisitorRecord, workspace: Workspace): string | undefined {
  const wanted = guest.department ?? firstStaffedDepartment(workspace)?._id;
  if (!isStaffed(workspace, wanted) && !workspace.acceptsChatsWithNoAgents) {
    throw codedFailure("no-agent-online", "Sorry, no online agents");
  }
  return wanted && (staffedDepartment(workspace, wanted)?._id ?? wanted);
}
