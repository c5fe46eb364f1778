import type { Settings } from "../../protocol/settings.ts";
import type { Status } from "../../protocol/status.ts";
import type { TagSettings } from "../../protocol/tag-settings.ts";
import { landingOf } from "../attribution.ts";
import { currentScript } from "../current-script.ts";
import { needsPanel } from "../launcher/quick-check.ts";
import type { CheckRequest, Given, NewRequest, PrechatCommand } from "../launcher/requests.ts";
import { pageFunction } from "../page-function.ts";
import { isNobodyThere } from "../status/is-nobody-there.ts";
import { check, checkChange } from "./check.ts";

/*
 * The full check of settings: fetched by a page whose settings are more than the quick check vouches for, or wrong,
 * and by one that changes them.
 */
const Prechat = pageFunction<PrechatCommand>("Prechat");
const script = currentScript() as HTMLScriptElement & CheckRequest & Given;
const { loadPart } = script;

function serve(request: CheckRequest): void {
  // The element that an inline form goes into may come further down.
  if (document.readyState === "loading") {
    addEventListener("DOMContentLoaded", () => serve(request));
    return;
  }
  if ("running" in request) {
    const changes = checkChange(request.running, request.settings);
    if (changes) request.go(changes);
  } else {
    const settings = check(request.settings);
    const { go, fail } = request;
    if (settings) begin({ settings, go, fail });
  }
}

function begin(request: NewRequest): void {
  const { settings } = request;
  const { compat } = settings as TagSettings;
  if (compat !== undefined) {
    loadPart("compat", { settings });
    // The quick check of what changes later doesn't know it.
    delete (settings as TagSettings).compat;
  }
  // The page that the visitor comes to first may be the only one that knows.
  landingOf(settings);
  if (settings.away === "hide") startWhereSomebodyIs(request);
  else start(request);
}

/** Where nobody is, the widget stays hidden until the page shows it. */
function startWhereSomebodyIs(request: NewRequest): void {
  const { settings, go, fail } = request;
  const hidden = { settings, fail, go: (checked: Settings) => go(checked, true) };
  const onAnswered = (status: Status) => start(isNobodyThere(status) ? hidden : request);
  const onerror = (url: string) => {
    console.error(`[prechat] ${url} can't be loaded`);
    start(request);
  };
  if (Prechat?.status) Prechat.status({ settings, onAnswered });
  else loadPart("prechat-status", { settings, onAnswered, onerror });
}

function start(request: NewRequest): void {
  const { settings, go, fail } = request;
  if (!needsPanel(settings)) go(settings);
  else if (Prechat?.panel) Prechat.panel(request);
  // No launcher before: it would flash up where the form itself is to be.
  else loadPart("prechat-panel", { ...request, loadPart, onerror: fail });
}

if (Prechat) Prechat.check = serve;
serve(script);
script.remove();
