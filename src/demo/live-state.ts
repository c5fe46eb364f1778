import { signal } from "@preact/signals";
import type { ControlClient } from "./control-client.ts";
import type { ServerState } from "./server-state.ts";

export type Connection = "connecting" | "live" | "lost";

/** What the server holds, kept up to date by its event stream. */
export function followServer(control: ControlClient) {
  const state = signal<ServerState | null>(null);
  const connection = signal<Connection>("connecting");
  let isReading = false;
  let isStale = false;

  const read = async () => {
    isStale = true;
    // One read at a time: answers that overtake each other would show an older state last.
    if (isReading) return;
    isReading = true;
    try {
      while (isStale) {
        isStale = false;
        state.value = await control.state();
      }
      connection.value = "live";
    } catch (error) {
      console.error("[demo] the server's state can't be read", error);
      connection.value = "lost";
    } finally {
      isReading = false;
    }
  };

  control.onChange(
    () => void read(),
    (isConnected) => {
      if (!isConnected) connection.value = "lost";
    },
  );
  return { state, connection };
}
