import type { Slot } from "../browser/storage.ts";
import type { HostAnswer, HostStorage } from "./host-storage.ts";

/** The visitor token, kept where the site's settings say. One per workspace. */
export interface Identity {
  /** The token as it was last seen. While the page is too busy to answer it still holds: another one would make the same person a second visitor. */
  readonly known: string | null;
  /** The token as storage has it now: another tab may have changed it. */
  recall(): Promise<string | null>;
  /** Keeps a token. Resolves to whether it outlives this page. */
  remember(token: string): Promise<boolean>;
}

/**
 * @param host The page's storage; without one, or when it never answers, the frame's own keeps the token.
 * @param slot In the frame's own storage.
 * @param token As it was known at first.
 */
export function createIdentity(host: HostStorage | null, slot: Slot, token: string | null): Identity {
  let known = token;
  const nothing: HostAnswer = { token: null, kept: false };
  const ownToken = () => {
    const own = slot.read();
    return typeof own === "string" && own ? own : null;
  };
  return {
    get known() {
      return known;
    },
    async recall() {
      const answer = host ? await host.recall() : nothing;
      known = (answer ? answer.token : known) ?? ownToken();
      return known;
    },
    async remember(next) {
      known = next;
      const answer = host ? await host.remember(next) : nothing;
      if (!answer?.kept) return slot.write(next);
      slot.write(undefined);
      return true;
    },
  };
}
