import { currentScript } from "../current-script.ts";
import type { Given, PanelRequest, PrechatCommand } from "../launcher/requests.ts";
import { pageFunction } from "../page-function.ts";
import { takeOver } from "./take-over.ts";
import type { Parts } from "./widget.ts";

/* The second half of the loader, fetched at the first sign of intent: the panel, and the line to the frame. */
const Prechat = pageFunction<PrechatCommand>("Prechat");
const script = currentScript() as HTMLScriptElement & PanelRequest & Given;
const { loadPart } = script;

const parts: Parts = {
  // What changes is checked as what came first was.
  check(settings, go) {
    const request = { settings, go, isChange: true } as const;
    if (Prechat?.check) Prechat.check(request);
    // In the order of the requests: of two changes that wait for the same script, the second is the last word.
    else loadPart("prechat-check", { ...request, loadPart, async: false });
  },
  startLivechat: (request) => loadPart("prechat-livechat", { ...request, onerror: () => request.onDone() }),
};

function serve(request: PanelRequest): void {
  const launcher = "launcher" in request ? request.launcher : request.go(request.settings);
  if (launcher) takeOver(launcher, parts);
}

if (Prechat) Prechat.panel = serve;
serve(script);
script.remove();
