import type { Settings } from "../protocol/settings.ts";

export interface TokenStore {
  write(token: string | null): void;
  /** What the storage holds now: another tab may have changed it. */
  read(): { token: string | null; kept: boolean };
}

/**
 * The visitor token, in the customer's own storage: that of a third-party frame is partitioned, and in Safari
 * forgotten. Storage that is denied throws as soon as it is named, or is null; then memory stands in for it.
 */
export function createTokenStore({ server, storage }: Pick<Settings, "server" | "storage">): TokenStore {
  const key = `prechat:token:${server}`;
  const area = (): Storage | null => {
    if (storage === "none") return null;
    return storage === "session" ? sessionStorage : localStorage;
  };
  /** Only what no storage took: of anything else another tab may know better, that it is forgotten for example. */
  let memory: string | null = null;
  return {
    write(token) {
      memory = token;
      try {
        const store = area();
        if (token) store?.setItem(key, token);
        else store?.removeItem(key);
        if (store?.getItem(key) === token) memory = null;
      } catch {
        // Memory has it.
      }
    },
    read() {
      try {
        const store = area();
        const token = store?.getItem(key) ?? null;
        // A full storage refuses what is written and still answers: then memory knows better.
        if (store && (token || !memory)) return { token, kept: true };
      } catch {
        // As if there were none.
      }
      return { token: memory, kept: false };
    },
  };
}
