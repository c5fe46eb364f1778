import type { Prefill } from "../../protocol/field-settings.ts";
import type { Guest } from "../workspace/schemas.ts";

/** What the workspace knows of a returning visitor. */
export function knownAnswers(guest: Guest | null | undefined): Prefill {
  const email = guest?.visitorEmails?.[0]?.address;
  const phone = guest?.phone?.[0]?.phoneNumber;
  const { name, department } = guest ?? {};
  return { ...(name && { name }), ...(email && { email }), ...(phone && { phone }), ...(department && { department }) };
}
