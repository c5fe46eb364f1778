import type { ControlClient, FaultRule } from "./control-client.ts";
import type { ServerState } from "./server-state.ts";

/** What goes wrong on real networks and servers, to be tried on purpose. */
export const MISHAPS: { label: string; rule: FaultRule }[] = [
  { label: "The next request fails with 500", rule: { path: "*", fault: { kind: "status", status: 500 } } },
  {
    label: "The connection drops after the next write",
    rule: { method: "POST", path: "*", fault: { kind: "drop-after" } },
  },
  {
    label: "The next write hits the rate limit (10 s)",
    rule: { method: "POST", path: "*", fault: { kind: "rate-limit", seconds: 10 } },
  },
];

type Faults = ServerState["faults"];

/** Whether the mishap is still to come; the server forgets it once it was played. */
export function isArmed({ fault: { kind } }: FaultRule, faults: Faults): boolean {
  return faults.some(({ fault }) => fault.kind === kind);
}

/** The server can only forget all of them, so the others are set again. */
export async function arm(control: ControlClient, rule: FaultRule, isOn: boolean, faults: Faults): Promise<void> {
  if (isOn) return void (await control.fault(rule));
  await control.clearFaults();
  for (const other of MISHAPS) {
    if (other.rule !== rule && isArmed(other.rule, faults)) await control.fault(other.rule);
  }
}
