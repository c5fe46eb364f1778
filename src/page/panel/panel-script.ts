import type { PanelRequest, PrechatCommand } from "../launcher/requests.ts";
import { loadScript } from "../load-script.ts";
import { takeOver } from "./take-over.ts";
import type { Parts } from "./widget.ts";

/* The second half of the loader, fetched at the first sign of intent: the panel, and the line to the frame. */
const { Prechat } = window as { Prechat?: PrechatCommand };
const script = document.currentScript as HTMLScriptElement & PanelRequest;
const { src } = script;

// In the order of the requests: of two changes that wait for the same script, the second is the last word.
const load = (part: string, request: object) =>
  loadScript(`${new URL(`prechat-${part}.js`, src)}`, { async: false, ...request });

const parts: Parts = {
  // What changes is checked as what came first was.
  check(settings, go) {
    const request = { settings, go, isChange: true } as const;
    if (Prechat?.check) Prechat.check(request);
    else load("check", request);
  },
  startLivechat: (request) => load("livechat", { ...request, onerror: () => request.onDone() }),
};

function serve(request: PanelRequest): void {
  const launcher = "launcher" in request ? request.launcher : request.go(request.settings);
  if (launcher) takeOver(launcher, parts);
}

if (Prechat) Prechat.panel = serve;
serve(script);
script.remove();
