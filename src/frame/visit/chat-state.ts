import type { Config } from "../workspace/schemas.ts";
import type { ChatState } from "./flow.ts";

/** How the chat in this room goes, by the configuration: `queueInfo` and `agent` come from licensed workspaces only. */
export function chatStateOf({ room, queueInfo, agent }: Config, roomId: string): ChatState {
  const servedBy = agent ?? room?.servedBy;
  return {
    position: servedBy ? null : countOf(queueInfo?.spot, 1),
    waitSeconds: servedBy ? null : countOf(queueInfo?.estimatedWaitTimeSeconds, 0),
    queueText: (!servedBy && queueInfo?.message?.text) || null,
    agent: servedBy?.name || servedBy?.username || null,
    // Left out by workspaces that don't ask for it.
    needsVerification: room?.verified === false,
    hasEnded: room?._id !== roomId,
  };
}

function countOf(value: unknown, least: number): number | null {
  const count = Number(value ?? Number.NaN);
  return Number.isFinite(count) && count >= least ? Math.round(count) : null;
}
