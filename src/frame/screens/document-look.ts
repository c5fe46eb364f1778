import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { isColor, readableOn } from "../../protocol/color.ts";
import type { PageFacts } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import type { I18n } from "../i18n/i18n.ts";
import type { Visit } from "../visit/visit.ts";
import { keepFocus } from "./document-focus.ts";
import css from "./styles.css?inline";

export interface LookSources {
  visit: ReadonlySignal<Visit>;
  i18n: I18n;
  settings: ReadonlySignal<Settings>;
  page: ReadonlySignal<PageFacts>;
  isOpen: ReadonlySignal<boolean>;
}

/** Keeps what is outside the rendered tree as the visit says: language, direction, theme, colours, focus. */
export function applyLook(document: Document, { visit, i18n, settings, page, isOpen }: LookSources): void {
  // With the code: as a file of its own it would hold up the boot script, which needs none, and share the line with it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = signal(system.matches);
  system.onchange = () => {
    isDark.value = system.matches;
  };
  effect(() => {
    root.lang = i18n.locale.value;
    root.dir = i18n.direction;
    document.title = i18n.t("title");
  });
  effect(() => {
    const { theme, color } = settings.value;
    root.dataset.theme = theme === "dark" || (theme !== "light" && isDark.value) ? "dark" : "light";
    const { config, flow } = visit.value;
    const ofWorkspace = config.value?.theme;
    const isAway = /^away|message/.test(flow.value.kind);
    const accent = [color, isAway && ofWorkspace?.offlineColor, ofWorkspace?.color].find(isColor);
    if (!accent) return;
    root.style.setProperty("--accent", accent);
    root.style.setProperty("--on-accent", readableOn(accent));
  });
  effect(() => {
    // What is no list of fonts the browser leaves out; those that the page has loaded are not here.
    root.style.fontFamily = page.value.font;
  });
  keepFocus(document, visit, isOpen);
}
