import { isStaffed } from "./departments.ts";
import type { RoomRecord } from "./records.ts";
import type { Agent, Workspace } from "./workspace.ts";

/** Who serves a room that has just entered a department's queue: with automatic routing its agent, if one is there. */
export function assignedAgent(workspace: Workspace, departmentId: string | undefined): Pick<RoomRecord, "servedBy"> {
  const { routing, agent } = workspace;
  return routing === "auto" && isStaffed(workspace, departmentId) ? { servedBy: servedBy(agent) } : {};
}

export function servedBy(agent: Agent): NonNullable<RoomRecord["servedBy"]> {
  return { ...agent, ts: new Date().toISOString() };
}

/** Who serves the visitor, as the visitor may know it. */
export function agentInfo({ settings }: Workspace, { _id, username, name }: Agent): object {
  return settings.agentHiddenInfo ? { hiddenInfo: true } : { _id, username, name, status: "online" };
}
