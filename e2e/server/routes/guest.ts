import { plainFailure } from "../errors.ts";
import type { VisitorRecord } from "../records.ts";
import type { Store } from "../store.ts";

/** The registered visitor, or the bare code `invalid-token` as most routes answer it. */
export function knownGuest(store: Store, token: string): VisitorRecord {
  const guest = store.visitorByToken(token);
  if (guest === null) throw plainFailure("invalid-token");
  return guest;
}
