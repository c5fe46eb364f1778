import { effect, signal } from "@preact/signals";
import { watchCloseRequests } from "./browser/close-request.ts";
import { watchVisibility } from "./browser/visibility.ts";
import { I18n } from "./i18n/i18n.ts";
import { createLateParts } from "./late-parts.ts";
import type { App, Launch } from "./launch.ts";
import { warnOwner } from "./owner/warn-owner.ts";
import { HostStorage } from "./registration/host-storage.ts";
import type { LastScreens } from "./screens/app.tsx";
import { applyLook } from "./screens/document-look.ts";
import { reportHeight } from "./screens/report-height.ts";
import { showApp } from "./screens/show-app.tsx";
import { readSnapshot } from "./visit/read-snapshot.ts";
import { Site } from "./visit/site.ts";
import { Visits } from "./visit/visits.ts";

/** The composition root: builds everything once and passes it down. */
export function createApp(launch: Launch): App {
  const { server, given, settings, line, page, hasLoader, isPrivate, storage, token } = launch;
  const site = new Site(given, settings, page);
  const i18n = new I18n();
  i18n.wanted = () => [site.settings.value.locale, site.page.value.lang, ...navigator.languages];
  i18n.use(launch.locale, {});
  effect(() => i18n.override(site.settings.value.texts ?? {}));
  const lateParts = createLateParts(server);
  const lastScreens = signal<LastScreens | null>(null);
  const snapshot = readSnapshot(launch.snapshot, server, warnOwner);
  const visits = new Visits({
    ...{ server, site, i18n, line, hasLoader, isPrivate, storage, token },
    snapshot: snapshot.config,
    windowFiles: snapshot.windowFiles,
    host: hasLoader ? new HostStorage(line) : null,
    parts: {
      phone: lateParts.phone,
      fieldReports: lateParts.fieldReports,
      warmWindow: lateParts.warmWindow,
      async afterForm() {
        const [code, screens] = await lateParts.afterForm();
        lastScreens.value = screens.lastScreens;
        return code;
      },
    },
    isVisible: watchVisibility(document),
    requestConfig: () => launch.requestConfig(),
  });
  const texts = launch.texts.then((texts) => {
    // The workspace may have named another locale by now.
    if (i18n.locale.value === launch.locale) i18n.use(launch.locale, texts);
  });
  const { current: visit, isOpen } = visits;
  applyLook(document, { visit, i18n, isOpen, settings: site.settings, page: site.page });
  const onClose = hasLoader ? () => line.send({ type: "close" }) : undefined;
  showApp(document, texts, { visit, lastScreens, onClose });
  texts.then(
    () => line.send({ type: "ready" }),
    // A panel stays closed without them: it would say nothing.
    () => {},
  );
  if (settings.mode === "inline") reportHeight(document.body, line);
  else if (onClose) effect(() => (isOpen.value ? watchCloseRequests(onClose) : undefined));
  return visits;
}
