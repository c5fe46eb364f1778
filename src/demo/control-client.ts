import { parse } from "zod/mini";
import { type ServerState, serverState } from "./server-state.ts";

/** A mishap for the embedded server to play; `e2e/server/faults.ts` has all of them. */
export interface FaultRule {
  method?: string;
  path: string;
  fault: { kind: string; status?: number; seconds?: number };
}

export type ControlClient = ReturnType<typeof createControlClient>;

/** The administrator's and the agent's side of the embedded server. */
export function createControlClient(control: string) {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(`${control}/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}`);
    return reply.json();
  };
  return {
    state: async (): Promise<ServerState> => parse(serverState, await call("GET", "state")),
    configure: (patch: object) => call("PATCH", "workspace", patch),
    fault: (rule: FaultRule) => call("POST", "faults", rule),
    clearFaults: () => call("DELETE", "faults"),
    reset: () => call("POST", "reset"),
    reply: (rid: string, msg: string) => call("POST", "agent/message", { rid, msg }),
    takeRoom: (rid: string) => call("POST", "agent/take", { rid }),
    closeRoom: (rid: string) => call("POST", "agent/close", { rid }),
    /** Calls back at once, and on every request and change. */
    onChange(changed: () => void, connected: (isConnected: boolean) => void): void {
      const events = new EventSource(`${control}/events`);
      events.addEventListener("change", changed);
      events.addEventListener("open", () => connected(true));
      events.addEventListener("error", () => connected(false));
    },
  };
}
