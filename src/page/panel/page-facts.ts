import type { PageFacts } from "../../protocol/messages.ts";

/** What the page says of itself at this moment. */
export function readPage(): PageFacts {
  const { referrer, title, documentElement } = document;
  return { url: location.href, referrer, title, lang: documentElement.lang };
}
