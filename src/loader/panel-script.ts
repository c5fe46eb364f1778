import { loadScript } from "./load-script.ts";
import type { PanelRequest, PrechatCommand } from "./requests.ts";
import { takeOver } from "./take-over.ts";
import type { Check } from "./widget.ts";

/* The second half of the loader, fetched at the first sign of intent: the panel, and the line to the frame. */
const { Prechat } = window as { Prechat?: PrechatCommand };
const script = document.currentScript as HTMLScriptElement & PanelRequest;
const { src } = script;

/** What changes is checked as what came first: by the script that only some pages need. */
const check: Check = (settings, go) => {
  const request = { settings, go, isChange: true } as const;
  if (Prechat?.check) Prechat.check(request);
  else loadScript(`${new URL("prechat-check.js", src)}`, request);
};

function serve(request: PanelRequest): void {
  if ("launcher" in request) takeOver(request.launcher, check);
  else takeOver(request.go(request.settings), check);
}

if (Prechat) Prechat.panel = serve;
serve(script);
script.remove();
