import { JOURNAL_PREFIX } from "./visitor-storage.ts";

/** As long a submission that was left is worth resuming; then it is gone, with its answers. */
export const JOURNAL_MAX_AGE_MS = 24 * 60 * 60 * 1000;

/**
 * Removes the records of submissions that nobody came back for: of any site and workspace, whether the panel is opened
 * or not.
 */
export function removeExpired(area: () => Storage | null): void {
  try {
    const storage = area();
    const keys = storage ? Object.keys(storage).filter((key) => key.startsWith(JOURNAL_PREFIX)) : [];
    for (const key of keys) if (isExpired(storage?.getItem(key))) storage?.removeItem(key);
  } catch {
    // Where storage is denied, nothing was kept.
  }
}

function isExpired(text: string | null | undefined): boolean {
  try {
    const { at } = JSON.parse(text ?? "") as { at?: unknown };
    return !(Math.abs(Date.now() - Number(at)) < JOURNAL_MAX_AGE_MS);
  } catch {
    return true;
  }
}
