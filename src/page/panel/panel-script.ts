import { currentScript } from "../current-script.ts";
import type { ChangeRequest, Given, PanelRequest, PrechatCommand } from "../launcher/requests.ts";
import type { LivechatScriptRequest, WayIntoLivechat } from "../official/livechat-script.ts";
import { pageFunction } from "../page-function.ts";
import { takeOver } from "./take-over.ts";
import type { Parts } from "./widget.ts";

/* The second half of the loader, fetched at the first sign of intent: the panel, and the line to the frame. */
const Prechat = pageFunction<PrechatCommand>("Prechat");
const script = currentScript() as HTMLScriptElement & PanelRequest & Given;
const { loadPart } = script;

/** Changes that wait behind the first one for the script that checks them. */
let waiting: ChangeRequest[] | undefined;

let way: Promise<WayIntoLivechat> | undefined;

/** The way into the workspace's own widget: fetched once; after a failure whoever asks next fetches it again. */
function fetchWay(): Promise<WayIntoLivechat> {
  if (way) return way;
  const asked = new Promise<WayIntoLivechat>((onReady, onerror) => {
    loadPart("prechat-livechat", { onReady, onerror } satisfies LivechatScriptRequest);
  });
  way = asked;
  asked.catch(() => {
    way = undefined;
  });
  return asked;
}

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
  // What can't be fetched ahead is fetched, and reported, at the handoff.
  fetchLivechat: () => void fetchWay().catch(() => {}),
  prepareLivechat: (server) =>
    void fetchWay()
      .then((ready) => ready.prepareLivechat(server))
      .catch(() => {}),
  startLivechat: (request) =>
    void (way?.catch(fetchWay) ?? fetchWay()).then(
      ({ startLivechat }) => startLivechat(request),
      () => request.onDone(),
    ),
};

function serve(request: PanelRequest): void {
  const launcher = "launcher" in request ? request.launcher : request.go(request.settings);
  if (launcher) takeOver(launcher, parts);
}

if (Prechat) Prechat.panel = serve;
serve(script);
script.remove();
