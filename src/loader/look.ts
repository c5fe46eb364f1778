import { readableOn } from "../protocol/color.ts";
import type { Settings } from "../protocol/settings.ts";
import { chatWord } from "./labels.ts";
import css from "./panel.css?inline";

export function addPanelStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** @param accent The workspace's colour, for a site that set none. */
export function applyLook(root: ShadowRoot, settings: Settings, accent: string | null): void {
  const { position, zIndex, theme, texts, locale } = settings;
  const host = root.host as HTMLElement;
  const style = (name: string, value: string) => host.style.setProperty(`--${name}`, value);
  const color = settings.color ?? accent;
  if (color) {
    style("color", color);
    style("icon", readableOn(color));
  }
  if (position) {
    style("left", position === "left" ? "20px" : "auto");
    style("right", position === "left" ? "auto" : "20px");
  }
  if (zIndex !== undefined) style("z", String(zIndex));
  style("scheme", theme === "light" || theme === "dark" ? theme : "light dark");
  const label = texts?.launcher ?? chatWord(locale);
  root.querySelector("button")?.setAttribute("aria-label", label);
  const frame = root.querySelector("iframe");
  if (frame) frame.title = label;
}
