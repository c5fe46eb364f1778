import { check } from "./check.ts";
import { loadScript } from "./load-script.ts";
import type { PanelRequest, PrechatCommand } from "./panel-request.ts";
import { takeOver } from "./take-over.ts";

/*
 * The second half of the loader, fetched at the first sign of intent: the panel, the line to the frame, and the full
 * check of settings for a page that made a mistake.
 */
const script = document.currentScript as HTMLScriptElement & PanelRequest;
const { src } = script;

function serve(request: PanelRequest): void {
  if ("launcher" in request) {
    takeOver(request.launcher);
    return;
  }
  const settings = check(request.settings);
  if (!settings) return;
  takeOver(request.go(settings));
  request.replay();
  if ("compat" in settings) loadScript(`${new URL("compat.js", src)}`);
}

const { Prechat } = window as { Prechat?: PrechatCommand };
if (Prechat) Prechat.panel = serve;
serve(script);
script.remove();
