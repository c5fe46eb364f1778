import type { PageFacts } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import { landingOf } from "../attribution.ts";

/** What the page says of itself at this moment. */
export function readPage(host: Element, settings: Settings): PageFacts {
  const { referrer, title, documentElement } = document;
  // As it is inherited here: the page's own rules, its media queries among them, have been followed.
  const font = getComputedStyle(host).getPropertyValue("--prechat-font").trim();
  return { url: location.href, landing: landingOf(settings), referrer, title, lang: documentElement.lang, font };
}
