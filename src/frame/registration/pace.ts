import type { Slot } from "../browser/storage.ts";
import type { Wait } from "../workspace/client.ts";

/** What the server allows one address (6.10 and up); a visitor who changes their mind must not run into it. */
const CALLS = 5;
const WINDOW_MS = 60_000;
/** By then a workspace has answered for a room that a page asked for and did not wait for. */
const ROOM_MS = 2_400;

/** Where the instants of the last calls are kept. */
export interface PaceSlots {
  calls: Slot;
  lastRoom: Slot;
}

/**
 * Keeps the widget itself inside the server's limit of visitor calls, across reloads, and from asking for a room while
 * the call of a page that was left may still be under way: two of those at once make two rooms.
 *
 * @returns To be awaited before each attempt.
 */
export function createPace(
  { calls, lastRoom }: PaceSlots,
  onWait: (wait: Wait) => void,
): (path: string) => Promise<void> {
  let isFirstRoom = true;
  return async (path) => {
    if (path.startsWith("room")) {
      const sinceMs = Date.now() - Number(lastRoom.read());
      if (isFirstRoom && sinceMs >= 0 && sinceMs < ROOM_MS) await pause(ROOM_MS - sinceMs);
      isFirstRoom = false;
      lastRoom.write(Date.now());
    }
    if (path !== "visitor") return;
    const recent = () => {
      const stored = calls.read();
      const now = Date.now();
      // A clock that was set back leaves instants in the future: they tell nothing.
      return (Array.isArray(stored) ? stored : []).filter(
        (at) => typeof at === "number" && at <= now && now - at < WINDOW_MS,
      ) as number[];
    };
    for (let made = recent(); made.length >= CALLS; made = recent()) {
      const until = (made.at(-CALLS) ?? 0) + WINDOW_MS;
      onWait({ reason: "rate-limited", until });
      await pause(until - Date.now() + 1);
    }
    calls.write([...recent(), Date.now()].slice(-CALLS));
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
