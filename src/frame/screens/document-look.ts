import { effect, signal } from "@preact/signals";
import { isColor, readableOn } from "../../protocol/color.ts";
import type { Model } from "../visit/model.ts";
import css from "./styles.css?inline";

/** Keeps what is outside the rendered tree as the model says: language, direction, theme, colours, focus. */
export function applyLook(document: Document, model: Model): void {
  const { settings, config, flow, i18n, form } = model;
  // With the code: as a file of its own it would hold up the boot script, which needs none, and share the line with it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = signal(system.matches);
  window.onblur = window.onfocus = ({ type }: Event) => {
    model.isLeft = type === "blur";
  };
  system.onchange = () => {
    isDark.value = system.matches;
  };
  effect(() => {
    root.lang = i18n.locale.value;
    root.dir = i18n.direction;
    document.title = i18n.t("title");
  });
  effect(() => {
    const target = form.focus.value;
    // The field may be drawn only now, or may still be disabled: rendering comes first.
    if (target) setTimeout(() => moveFocus(document, focusable(document, target.id), model.isLeft));
  });
  effect(() => {
    const { theme, color } = settings.value;
    root.dataset.theme = theme === "dark" || (theme !== "light" && isDark.value) ? "dark" : "light";
    const ofWorkspace = config.value?.theme;
    const accent = [color, flow.value.kind === "away" && ofWorkspace?.offlineColor, ofWorkspace?.color].find(isColor);
    if (!accent) return;
    root.style.setProperty("--accent", accent);
    root.style.setProperty("--on-accent", readableOn(accent));
  });
}

/**
 * WebKit lets a frame of another site take no focus before the visitor has touched the frame. The first key is such a
 * touch, and brings the focus: what is typed then is typed into the field. In Firefox nothing in a frame that is still
 * hidden takes it: the field gets it with the frame. Chromium may take it from the field again when the window itself
 * becomes the focused one late: the field gets it back with the window.
 */
function moveFocus(document: Document, field: HTMLElement | null, isLater: boolean): void {
  if (!field) return;
  if (!isLater) field.focus();
  const again = (event: Event) => {
    if (document.activeElement !== document.body) return;
    field.focus();
    // Tab would go on from the field; backwards it goes where it should.
    if ((event as KeyboardEvent).key === "Tab" && !(event as KeyboardEvent).shiftKey) event.preventDefault();
  };
  for (const type of ["keydown", "focus"]) addEventListener(type, again, { once: true });
}

/** Of a group of radio buttons, the chosen one. */
function focusable(document: Document, id: string): HTMLElement | null {
  const box = document.querySelector(`[data-field="${CSS.escape(id)}"]`);
  return (
    box?.querySelector<HTMLElement>("input:checked") ??
    box?.querySelector<HTMLElement>("input, textarea, select") ??
    null
  );
}
