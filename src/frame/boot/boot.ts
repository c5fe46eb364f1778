import type { PageFacts, ToFrame, ToHost } from "../../protocol/messages.ts";
import { acceptHost, type Outlet } from "../../protocol/port.ts";
import { removeExpired } from "../browser/expire.ts";
import { forgetVisitor, openVisitorStorage } from "../browser/visitor-storage.ts";
import { loadTexts, negotiate } from "../i18n/locales.ts";
import type { App, Launch } from "../launch.ts";
import { parseSettings } from "../settings/parse-settings.ts";
import { readFacts } from "../visit/page-facts.ts";
import { requestConfig } from "../workspace/config-request.ts";
import { embedderOrigin, normalizeServer, readAddress, readPins } from "./frame-address.ts";
import { refuseParent, refuseServer, refuseTopLevel } from "./refusals.ts";

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
removeExpired(() => localStorage);
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

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);

function start(
  given: Record<string, unknown>,
  page: PageFacts,
  token: string | null,
  isWanted: boolean,
  isReset?: boolean,
): void {
  const all = { ...address.settings, ...given, ...(pins.server && { server: pins.server }) };
  const server = normalizeServer(all.server);
  if (!server) {
    refuseServer(all.server);
    return;
  }
  const settings = parseSettings(all);
  const site = address.parentOrigin ?? embedderOrigin();
  const isPrivate = address.parentOrigin !== null || pins.hasParents || parent === window;
  const storage = openVisitorStorage({
    ...{ site, server, isPrivate },
    name: settings.name,
    storage: settings.storage,
  });
  // What an earlier visitor left is forgotten before it is read.
  if (isReset) {
    forgetVisitor(storage);
    line.send({ type: "forgotten" });
  }
  // A page that may not be told a token has none to give.
  const known = (isPrivate && token) || textOf(storage.token.read()) || null;
  let first: Promise<Response> | undefined;
  const locale = negotiate([settings.locale, page.lang, ...navigator.languages]);
  const launch: Launch = {
    ...{ server, settings, page, line, isPrivate, storage, locale },
    token: known,
    snapshot: pins.snapshot,
    given: all,
    texts: loadTexts(locale),
    hasLoader: address.parentOrigin !== null,
    requestConfig() {
      first ??= requestConfig(server, { token: known, businessUnit: settings.businessUnit });
      // The app awaits it; until it is there a failure is nobody's yet.
      first.catch(() => {});
      return first;
    },
  };
  if (isWanted) launch.requestConfig();
  wanted = launch.requestConfig;
  app = appCode.then(({ createApp }) => createApp(launch));
  if (isWanted) tell({ type: "intent" });
}

let wanted = (): unknown => undefined;

function tell(message: ToFrame): void {
  void app?.then((it) => it.receive(message));
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
    if (message.open) tell({ type: "open", page: message.page, isGesture: message.isGesture === true });
  } else {
    if (message.type === "intent" || message.type === "open") wanted();
    tell(message);
  }
}

acceptHost(address.parentOrigin, pins.isAllowedParent, (connected) => {
  host = connected;
  if (height) host.send(height);
  return receive;
});

const embedder = address.parentOrigin ?? embedderOrigin();
if (parent === window && !pins.server) refuseTopLevel();
else if (!pins.isAllowedParent(embedder)) refuseParent(embedder);
else if (address.parentOrigin === null) {
  const page = readFacts({ url: document.referrer, landing: document.referrer });
  start({}, page, null, true);
  tell({ type: "open", page });
}
