import type { Launcher } from "../launcher/launcher.ts";
import css from "./panel.css?inline";

export function addPanelStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** @param accent The workspace's colour, for a site that set none. */
export function applyLook({ root, settings, paint }: Launcher, accent: string | undefined): void {
  const { theme } = settings;
  const title = paint(accent);
  const scheme = theme === "light" || theme === "dark" ? theme : "light dark";
  (root.host as HTMLElement).style.setProperty("--scheme", scheme);
  const frame = root.querySelector("iframe");
  if (frame) frame.title = title;
}
