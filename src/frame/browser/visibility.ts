import { type ReadonlySignal, signal } from "@preact/signals";

/** Whether the page is on display: not in a tab behind another one, and the window not minimized. */
export function watchVisibility(document: Document): ReadonlySignal<boolean> {
  const isVisible = signal(!document.hidden);
  document.addEventListener("visibilitychange", () => {
    isVisible.value = !document.hidden;
  });
  return isVisible;
}
