import type { Status } from "../../protocol/status.ts";

/** Whether it is known that a visitor who is there now would find nobody. */
export function isNobodyThere({ enabled, online }: Status): boolean {
  return enabled === false || online === false;
}
