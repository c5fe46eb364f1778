import type { PageFacts } from "../../protocol/messages.ts";

/** What the page says of itself at this moment. */
export function readPage(): PageFacts {
  const { referrer, title, documentElement } = document;
  // The document's own address: one that a script has changed since may have lost its campaign.
  const landing = performance.getEntriesByType("navigation")[0]?.name ?? location.href;
  return { url: location.href, landing, referrer, title, lang: documentElement.lang };
}
