import type { Settings } from "../protocol/settings.ts";

/** In the site's own `sessionStorage`, and only with `attribution: "session"`. */
const KEY = "prechat:landing";

/** The document's own address: one that a script has changed since may have lost its campaign. */
function ownLanding(): string {
  return performance.getEntriesByType("navigation")[0]?.name ?? location.href;
}

/**
 * Where the visitor came from: the address that the document was loaded from or, where the site keeps it across pages,
 * the first one of this tab, or the last one that brought a campaign.
 */
export function landingOf({ attribution }: Pick<Settings, "attribution">): string {
  const own = ownLanding();
  if (attribution !== "session") return own;
  try {
    const kept = sessionStorage.getItem(KEY);
    if (kept && !/[?&]utm_/.test(own)) return kept;
    sessionStorage.setItem(KEY, own);
  } catch {
    // Storage that is denied keeps nothing.
  }
  return own;
}

/** Who came from there is forgotten. */
export function forgetLanding({ attribution }: Pick<Settings, "attribution">): void {
  try {
    if (attribution === "session") sessionStorage.removeItem(KEY);
  } catch {
    // It kept nothing.
  }
}
