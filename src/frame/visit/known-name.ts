import type { Guest } from "../workspace/schemas.ts";

/** Enough to be greeted by, and no more than whoever sits there next may read. */
export function firstNameOf(guest: Guest | null | undefined): string | null {
  return guest?.name?.trim().split(/\s+/)[0] || null;
}
