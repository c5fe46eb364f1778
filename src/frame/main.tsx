import { render } from "preact";
import type { ToFrame } from "../protocol/messages.ts";
import type { Launch } from "./boot/boot.ts";
import { isClosingKey } from "./browser/closing-key.ts";
import { createStore, tokenKey } from "./browser/storage.ts";
import { keepDraft } from "./form/draft.ts";
import { Form } from "./form/form.ts";
import { I18n } from "./i18n/i18n.ts";
import { createIdentity } from "./registration/identity.ts";
import { createJournal } from "./registration/journal.ts";
import { AppView } from "./screens/app.tsx";
import { applyLook } from "./screens/document-look.ts";
import { Model } from "./visit/model.ts";

/** The running app, as the boot script speaks to it. */
export interface App {
  receive(message: ToFrame): void;
}

/** The composition root: builds everything once and passes it down. */
export function createApp(launch: Launch): App {
  const { server, given, settings, line, page, hasLoader } = launch;
  const areas = {
    local: createStore(() => localStorage),
    session: createStore(() => sessionStorage),
    none: createStore(() => null),
  };
  const store = areas[settings.storage ?? "local"];
  const draftStore = settings.storage === "none" ? areas.none : areas.session;
  const scope = settings.name ? `${server}#${settings.name}` : server;
  const i18n = new I18n();
  i18n.use(launch.locale, {});
  const form = new Form();
  const identity = createIdentity(hasLoader ? line : null, store, tokenKey(server), launch.token);
  const model = new Model({
    server,
    given,
    settings,
    page,
    line,
    hasLoader,
    store,
    identity,
    journal: createJournal(store, `prechat:journal:${scope}`, server),
    form,
    i18n,
    forgetDraft: keepDraft(form, draftStore, `prechat:draft:${scope}`),
  });
  applyLook(document, model);
  const onClose = hasLoader ? () => line.send({ type: "close" }) : undefined;
  // Drawn and laid out while the texts are on their way, shown with them, and complete with the configuration. Not
  // `visibility`: the field is to take the focus that it is given meanwhile.
  const { style } = document.body;
  style.opacity = "0";
  render(<AppView model={model} onClose={onClose} />, document.body);
  void launch.texts
    .then((texts) => {
      // The workspace may have named another by now.
      if (i18n.locale.value === launch.locale) i18n.use(launch.locale, texts);
      line.send({ type: "ready" });
    })
    // Also without them: a frame that stands alone has nothing else to show.
    .finally(() => {
      style.opacity = "";
    });
  // Also when nothing has the focus: in WebKit at first, everywhere after a click beside the fields.
  document.addEventListener("keydown", (event) => {
    if (isClosingKey(event)) onClose?.();
  });
  if (settings.mode === "inline")
    void import("./screens/report-height.ts").then(({ reportHeight }) => reportHeight(document.body, line));

  let isLoading = false;
  const load = () => {
    if (isLoading) return;
    isLoading = true;
    if (!launch.token) model.showEarly();
    // A visitor whose chat is still open goes on to it at once.
    else import("./visit/after-form.ts").catch(() => {});
    void model.load({ response: launch.requestConfig(), token: launch.token });
  };
  return {
    receive(message) {
      switch (message.type) {
        case "intent":
          return load();
        case "open":
          load();
          return model.open(message.page);
        case "close":
          return model.close();
        case "prefill":
          return void model
            .prefill(message.prefill)
            .then((refused) => line.send({ type: "identified", id: message.id, refused }));
        case "configure":
        case "set":
          return void model.set(Object(message.settings) as Record<string, unknown>);
        case "reset":
          line.send({ type: "forgotten" });
          return void model.reset();
        case "token":
          return identity.answer(message.token, message.kept);
        case "livechat":
          return model.answerLivechat(message.started);
      }
    },
  };
}
