import type { Settings } from "../../protocol/settings.ts";
import type { Emitter } from "../emitter.ts";
import { REVEAL_TIMEOUT_MS } from "../launcher/launcher.ts";

/** The frame was given up: the site and its owner are told. */
export function reportUnavailable(emitter: Emitter, { frame }: Settings): void {
  emitter.emit("error", { step: "config", reason: "timeout" });
  console.error(
    `[prechat] The frame ${frame} was not ready after ${REVEAL_TIMEOUT_MS / 1000} s. Check its ` +
      "address, whether this page's policy allows it (frame-src), and whether its server lets this page embed it " +
      "(X-Frame-Options, frame-ancestors).",
  );
}
