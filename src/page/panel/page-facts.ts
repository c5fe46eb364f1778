import type { PageFacts } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import { landingOf } from "../attribution.ts";

/** What the page says of itself at this moment. */
export function readPage(settings: Settings): PageFacts {
  const { referrer, title, documentElement } = document;
  return { url: location.href, landing: landingOf(settings), referrer, title, lang: documentElement.lang };
}
