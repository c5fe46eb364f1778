import { plainFailure } from "../errors.ts";
import type { VisitorRecord } from "../records.ts";
import type { Store } from "../store.ts";
import type { Workspace } from "../workspace.ts";

/** The registered visitor, or the bare code `invalid-token` as most routes answer it. */
export function knownGuest(store: Store, token: string): VisitorRecord {
  const guest = store.visitorByToken(token);
  if (guest === null) throw plainFailure("invalid-token");
  return guest;
}

/**
 * Is anybody there to answer? For a department that does not exist nobody is; the lookup is by
 * id, not by name. With no agent online at all, no department is online either.
 */
export function isOnline(workspace: Workspace, departmentId?: string): boolean {
  if (!workspace.online) return false;
  if (departmentId === undefined || departmentId === "") return true;
  const department = workspace.departments.find(({ _id }) => _id === departmentId);
  return department !== undefined && department.online !== false;
}
