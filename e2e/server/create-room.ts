import { firstStaffedDepartment, isStaffed, staffedDepartment } from "./departments.ts";
import { type ApiFailure, codedFailure, plainFailure } from "./errors.ts";
import type { RoomRecord, VisitorRecord } from "./records.ts";
import { assignedAgent } from "./routing.ts";
import { newId } from "./store.ts";
import { has } from "./versions.ts";
import type { RoomRefusal, Workspace } from "./workspace.ts";

/** What else may be in the way of a room, as the server words it. */
const REFUSALS: Record<RoomRefusal, () => ApiFailure> = {
  "error-contact-channel-blocked": () => plainFailure("error-contact-channel-blocked"),
  "error-app-prevented": () => codedFailure("error-app-prevented", "The app refused the conversation"),
  "error-invalid-contact": () => plainFailure("error-invalid-contact"),
  "error-failed-to-start-conversation": () => plainFailure("error-failed-to-start-conversation"),
};

/** Who opens a room, and what is known of their contact. */
export interface Opener {
  guest: VisitorRecord;
  source: RoomRecord["source"];
  /** Whether the contact was verified in an earlier room. */
  wasVerified: boolean;
}

/** A new room as it will be stored, or the refusal. */
export function createRoom(workspace: Workspace, { guest, source, wasVerified }: Opener): RoomRecord {
  if (!workspace.enabled) throw codedFailure("error-omnichannel-is-disabled");
  if (workspace.roomRefusal) throw REFUSALS[workspace.roomRefusal]();
  const departmentId = departmentFor(guest, workspace);
  const { _id, username, token, status } = guest;
  const verification = verificationOf(workspace, wasVerified);
  return {
    _id: newId(),
    t: "l",
    fname: guest.name ?? username,
    v: { _id, username, token, status },
    ...(departmentId !== undefined && { departmentId }),
    ...verification,
    ...(!verification.isVerifying && assignedAgent(workspace, departmentId)),
    source,
    open: true,
    ts: new Date().toISOString(),
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

/** Every room says whether its contact is verified, also where nobody asks for that. */
function verificationOf(workspace: Workspace, wasVerified: boolean): Pick<RoomRecord, "verified" | "isVerifying"> {
  if (!has(workspace, "verifiesContacts")) return {};
  const { contactVerification } = workspace;
  const verified = wasVerified && contactVerification !== "always";
  return { verified, ...(contactVerification !== "never" && !verified && { isVerifying: true }) };
}
