import type { Settings } from "../../protocol/settings.ts";
import type { Emitter } from "../emitter.ts";
import { REVEAL_TIMEOUT_MS } from "../launcher/launcher.ts";

/**
 * Whether the page's document has no origin of its own that a frame could speak to: a sandbox without
 * `allow-same-origin`. One from the disk has none either; there the frame has one.
 */
export function isSandboxed(): boolean {
  return self.origin === "null" && /^(https?|about):$/.test(location.protocol);
}

/** The frame was given up: the site and its owner are told. */
export function reportUnavailable(emitter: Emitter, settings: Settings): void {
  emitter.emit("error", { step: "config", reason: isSandboxed() ? "unavailable" : "timeout" });
  console.error(`[prechat] ${causeOf(settings.frame as string)}`);
}

function causeOf(frame: string): string {
  if (isSandboxed()) {
    return "This document is in a sandbox, in which no frame can be spoken to. Add allow-same-origin to it, or put the script tag into the page around it.";
  }
  const late = `The frame ${frame} was not ready after ${REVEAL_TIMEOUT_MS / 1000} s.`;
  const worker = navigator.serviceWorker?.controller?.scriptURL;
  if (worker && new URL(frame).origin === location.origin) {
    return `${late} The service worker ${worker} may have answered in its place: let it pass what is below that address.`;
  }
  const headers = "Cross-Origin-Resource-Policy and Cross-Origin-Embedder-Policy";
  if (crossOriginIsolated) return `${late} This page is isolated: the frame's server has to send ${headers}.`;
  return `${late} Check its address, whether this page's policy allows it (frame-src), and whether its server lets this page embed it (X-Frame-Options, frame-ancestors; for a page with the latter, ${headers}).`;
}
