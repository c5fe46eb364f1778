import { currentScript } from "../current-script.ts";
import type { PrechatCommand, StatusRequest } from "../launcher/requests.ts";
import { pageFunction } from "../page-function.ts";
import { askStatus } from "./ask-status.ts";

/* Whether somebody is there: fetched by a page that asks (`status`), or that shows nothing then (`away: "hide"`). */
const Prechat = pageFunction<PrechatCommand>("Prechat");
const script = currentScript() as HTMLScriptElement & StatusRequest;

function serve({ settings, department, onAnswered }: StatusRequest): void {
  void askStatus(settings, department).then(onAnswered);
}

if (Prechat) Prechat.status = serve;
serve(script);
script.remove();
