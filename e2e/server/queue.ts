import type { Parts } from "./context.ts";
import type { RoomRecord } from "./records.ts";
import type { Store } from "./store.ts";
import type { Workspace } from "./workspace.ts";

/** How many recent chats the server averages over: upstream's default. */
const RECENT_CHATS = 100;

/** What a visitor in the queue is told, in the configuration and over the live connection. */
export interface QueueInfo {
  /** 1 is next. */
  spot: number;
  message: { text: string; user: { _id: string; username: string } };
  /** Left out while nothing is known of former chats. Rarely a whole number. */
  estimatedWaitTimeSeconds?: number;
}

/** Open, and nobody serves it. A room whose contact is yet to be verified has no place in the queue. */
function isQueued(room: RoomRecord): boolean {
  return room.open && room.servedBy === undefined && !room.isVerifying;
}

/** Each department has a queue of its own; the longest waiting room comes first. */
function queueOf(store: Store, departmentId: string | undefined): RoomRecord[] {
  return store.rooms().filter((room) => isQueued(room) && room.departmentId === departmentId);
}

/** Only a licensed workspace says it, and only with the waiting queue and its statistics switched on. */
export function queueInfo(store: Store, workspace: Workspace, room: RoomRecord): QueueInfo | undefined {
  const { licensed, waitingQueue } = workspace;
  if (!licensed || !waitingQueue?.statistics || !isQueued(room)) return undefined;
  const spot = queueOf(store, room.departmentId).findIndex(({ _id }) => _id === room._id) + 1;
  const { message: text, averageChatSeconds: average } = waitingQueue;
  return {
    spot,
    message: { text, user: { _id: "rocket.cat", username: "rocket.cat" } },
    // Upstream's formula: it passes the number of recent chats where the chats of one agent at once are meant.
    ...(average !== null && { estimatedWaitTimeSeconds: ((spot - 1) / RECENT_CHATS + 1) * average }),
  };
}

/** After a change in a department's queue: everybody who waits in it hears of their place. */
export function tellQueue({ store, streams, workspace }: Parts, departmentId: string | undefined): void {
  for (const room of queueOf(store, departmentId)) {
    const data = queueInfo(store, workspace(), room);
    if (data) streams.send("stream-livechat-room", room._id, { type: "queueData", data });
  }
}
