import type { PageFacts, ToFrame, ToHost } from "../../protocol/messages.ts";
import { acceptHost, type Outlet } from "../../protocol/port.ts";
import type { Settings } from "../../protocol/settings.ts";
import { createStore, tokenKey } from "../browser/storage.ts";
import { loadTexts, negotiate } from "../i18n/locales.ts";
import type { Texts } from "../i18n/texts.ts";
import type { App } from "../main.tsx";
import { parseSettings } from "../visit/site-settings.ts";
import { requestConfig } from "../workspace/config-request.ts";
import { embedderOrigin, normalizeServer, readAddress, readPins } from "./frame-address.ts";

/** What the app starts with; all of it was on its way while the app's own code was. */
export interface Launch {
  server: string;
  /** The visitor may be known to the workspace by it. */
  token: string | null;
  /** As the site gave them. */
  given: Record<string, unknown>;
  settings: Settings;
  page: PageFacts;
  locale: string;
  texts: Promise<Texts>;
  line: Outlet<ToHost>;
  /** Whether our loader is on the other end: it keeps the token, and has a panel to close. */
  hasLoader: boolean;
  /** The first request for the configuration: made once, at the first sign that the visitor will want it. */
  requestConfig(): Promise<Response>;
}

/*
 * The frame's first and smallest script: it finds out who embeds it and which workspace it is for, and asks for the
 * configuration and the texts beside the download of the app.
 */
const appCode = import("../main.tsx");
const address = readAddress(location.search);
const pins = readPins(document);
// The same as below, unless the page has changed its mind since.
loadTexts(negotiate([address.lang, String(address.settings.locale ?? ""), ...navigator.languages])).catch(() => {});
/** Without a page that keeps the token the frame does. Read for the first time, storage is slow; now nobody waits. */
const storage = createStore(() => localStorage);
storage.read("");
let app: Promise<App> | undefined;
let host: Outlet<ToHost> | undefined;

let height: ToHost | undefined;

/** A page that embeds the frame without the loader may open the channel later, or never; it then misses no height. */
const line = {
  send(message: ToHost) {
    if (message.type === "resize") height = message;
    host?.send(message);
  },
};

function start(
  given: Record<string, unknown>,
  page: PageFacts,
  token: string | null,
  isWanted: boolean,
  isReset?: boolean,
): void {
  const settings = { ...address.settings, ...given };
  const server = normalizeServer(pins.server ?? settings.server);
  if (!server) {
    void import("./check-frame-address.ts").then(({ refuseServer }) => refuseServer(pins.server ?? settings.server));
    return;
  }
  let first: Promise<Response> | undefined;
  const known = token ?? (isReset ? null : (storage.read(tokenKey(server)) as string | null));
  const launch = {
    server,
    token: known,
    given: settings,
    page,
    line,
    hasLoader: address.parentOrigin !== null,
    locale: negotiate([String(settings.locale ?? ""), page.lang, ...navigator.languages]),
    requestConfig() {
      first ??= requestConfig(server, {
        token: known,
        businessUnit: settings.businessUnit as string | undefined,
      });
      // The app awaits it; until it is there a failure is nobody's yet.
      first.catch(() => {});
      return first;
    },
  };
  if (isWanted) launch.requestConfig();
  wanted = launch.requestConfig;
  // What an earlier visitor left is forgotten before it is read.
  const forgotten =
    isReset &&
    import("./forget.ts").then(({ forget }) => {
      forget(server, settings.name);
      line.send({ type: "forgotten" });
    });
  const texts = loadTexts(launch.locale);
  app = Promise.all([appCode, parseSettings(settings), forgotten]).then(([{ createApp }, parsed]) =>
    createApp({ ...launch, texts, settings: parsed }),
  );
  if (isWanted) tell({ type: "intent" });
}

let wanted = (): unknown => undefined;

function tell(message: ToFrame): void {
  void app?.then(({ receive }) => receive(message));
}

function receive(message: ToFrame): void {
  if (message.type === "configure" && !app) {
    const token = typeof message.token === "string" ? message.token : null;
    start(
      Object(message.settings) as Record<string, unknown>,
      readFacts(message.page),
      token,
      message.open,
      message.reset,
    );
    if (message.open) tell({ type: "open", page: message.page });
  } else {
    if (message.type === "intent" || message.type === "open") wanted();
    tell(message);
  }
}

/** What a page says about itself, as texts. */
function readFacts(given: unknown): PageFacts {
  const fact = (name: string) => String((Object(given) as Record<string, unknown>)[name] ?? "");
  return {
    url: fact("url"),
    landing: fact("landing"),
    referrer: fact("referrer"),
    title: fact("title"),
    lang: fact("lang"),
  };
}

acceptHost(address.parentOrigin, pins.isAllowedParent, (connected) => {
  host = connected;
  if (height) host.send(height);
  return receive;
});

if (address.parentOrigin === null && pins.isAllowedParent(embedderOrigin())) {
  if (/(mode|theme|color|handoff|match)=/.test(location.search))
    void import("./check-frame-address.ts").then(({ checkAddress }) => checkAddress(location.search));
  const page = readFacts({ url: document.referrer, landing: document.referrer });
  start({}, page, null, true);
  tell({ type: "open", page });
}
