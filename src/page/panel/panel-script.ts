import { currentScript } from "../current-script.ts";
import type { ChangeRequest, Given, PanelRequest, PrechatCommand } from "../launcher/requests.ts";
import { pageFunction } from "../page-function.ts";
import { takeOver } from "./take-over.ts";
import type { Parts } from "./widget.ts";

/* The second half of the loader, fetched at the first sign of intent: the panel, and the line to the frame. */
const Prechat = pageFunction<PrechatCommand>("Prechat");
const script = currentScript() as HTMLScriptElement & PanelRequest & Given;
const { loadPart } = script;

/** Changes that wait behind the first one for the script that checks them. */
let waiting: ChangeRequest[] | undefined;

const parts: Parts = {
  // What changes is checked as what came first was, and in the same order: of two, the second is the last word.
  check(request) {
    if (Prechat?.check) Prechat.check(request);
    else if (waiting) waiting.push(request);
    else {
      waiting = [];
      const onload = () => {
        for (const next of waiting ?? []) Prechat?.check?.(next);
      };
      const onerror = (url: string) => {
        waiting = undefined;
        console.error(`[prechat] ${url} can't be loaded`);
      };
      loadPart("prechat-check", { ...request, loadPart, onload, onerror });
    }
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
