import type { Settings } from "../../protocol/settings.ts";

/** What the owner is told then. */
export const OPEN_TO_STRANGERS =
  '"details" lets the workspace recognise people by phone and email, and neither is in prefill.lock: whoever types ' +
  "somebody else's is led into that person's chat. Fill and lock them, or leave match out.";

/** Whether whoever types a phone number or an email may be taken for the person it belongs to. */
export function isOpenToStrangers({ match, prefill }: Settings): boolean {
  const { lock } = prefill ?? {};
  const isLocked = [lock].flat().some((name) => name === "phone" || name === "email");
  return match === "details" && !isLocked;
}
