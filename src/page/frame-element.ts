import type { Settings } from "../protocol/settings.ts";
import { element } from "./element.ts";

/** What our frame is called from inside. */
const NAME = "prechat-frame";

/** Rights that a frame on the page's own origin would have, and that a form has no use for. */
const DENIED = "camera 'none';microphone 'none';geolocation 'none'";

/**
 * The frame learns whom to speak to, and which texts to fetch at once; nothing else: what is in an address ends in logs.
 */
function frameAddress({ frame, locale = document.documentElement.lang }: Settings): string {
  return `${frame}?parent=${location.origin}&lang=${locale}`;
}

/** @param properties Of the iframe, before it loads. */
export function createFrame(settings: Settings, properties?: Partial<HTMLIFrameElement>): HTMLIFrameElement {
  return element("iframe", {
    name: NAME,
    referrerPolicy: "no-referrer",
    allow: DENIED,
    ...properties,
    src: frameAddress(settings),
  });
}

/**
 * Whether this document was loaded in the place of ours: by a service worker of the site, for example, that answers
 * every navigation with the shop's own page. It would show a shop in the shop, with a launcher in it.
 */
export const isInOurFrame = (): boolean => window.name === NAME;
