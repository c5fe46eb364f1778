import type { ToHost } from "../../protocol/messages.ts";
import type { Outlet } from "../../protocol/port.ts";
import type { Store } from "../browser/storage.ts";

/** A page that has not answered by then is taken for one that never will. */
const HOST_TIMEOUT_MS = 1_000;

/** The visitor token, kept where the site's settings say. One per workspace. */
export interface Identity {
  /** The token as storage has it now: another tab may have changed it. */
  recall(): Promise<string | null>;
  /** Keeps a token, or forgets it. Resolves to whether it outlives this page. */
  remember(token: string | null): Promise<boolean>;
  /** The page's answer to either. */
  answer(token: string | null, kept: boolean): void;
}

/**
 * A third-party frame's storage is partitioned, and forgotten by Safari: the token belongs to the customer's own
 * site, through the loader. Without one, or when it never answers, the frame's own storage keeps it.
 *
 * @param known The token as the page told it at first. While the page is too busy to answer, the last one it named, or
 *   was given, still holds: another would make the same person a second visitor.
 */
export function createIdentity(line: Outlet<ToHost> | null, store: Store, key: string, known: string | null): Identity {
  const waiting: ((answer: { token: string | null; kept: boolean } | null) => void)[] = [];
  const ask = (message: ToHost) =>
    new Promise<{ token: string | null; kept: boolean } | null>((resolve) => {
      if (!line) return resolve({ token: null, kept: false });
      waiting.push(resolve);
      setTimeout(resolve, HOST_TIMEOUT_MS, null);
      line.send(message);
    });
  const ownToken = () => {
    const token = store.read(key);
    return typeof token === "string" && token ? token : null;
  };
  return {
    async recall() {
      const answer = await ask({ type: "recall" });
      known = (answer ? answer.token : known) ?? ownToken();
      return known;
    },
    async remember(token) {
      known = token;
      const answer = await ask({ type: "remember", token });
      if (answer?.kept) {
        store.write(key, undefined);
        return true;
      }
      return store.write(key, token ?? undefined);
    },
    answer(token, kept) {
      for (const resolve of waiting.splice(0)) resolve({ token, kept });
    },
  };
}
