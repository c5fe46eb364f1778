import type { Workspace } from "./workspace.ts";

type Department = Workspace["departments"][number];

/** What `livechat/config` says: a workspace that takes chats at any hour is always online. */
export function isOnline(workspace: Workspace, departmentId?: string): boolean {
  return workspace.acceptsChatsWithNoAgents || isStaffed(workspace, departmentId);
}

/**
 * Is an agent there to answer? For a department that does not exist nobody is; the look-up is by id, not by name. With
 * no agent online at all, no department is online either.
 */
export function isStaffed(workspace: Workspace, departmentId?: string): boolean {
  return departmentId ? staffedDepartment(workspace, departmentId) !== undefined : workspace.online;
}

/** The department, or the one that it falls back to, where an agent is online. */
export function staffedDepartment(workspace: Workspace, id: string): Department | undefined {
  const asked = new Set<string>();
  for (let next: string | undefined = id; next !== undefined && !asked.has(next); ) {
    asked.add(next);
    const department: Department | undefined = workspace.departments.find(({ _id }) => _id === next);
    if (department !== undefined && hasAgents(workspace, department)) return department;
    next = department?.fallbackForwardDepartment;
  }
  return undefined;
}

/** Where the room of a visitor without a department goes: the first enabled, shown one with somebody online. */
export function firstStaffedDepartment(workspace: Workspace): Department | undefined {
  return workspace.departments.find((department) => department.showOnRegistration && hasAgents(workspace, department));
}

function hasAgents({ online }: Workspace, department: Department): boolean {
  return online && department.enabled && department.online !== false;
}
