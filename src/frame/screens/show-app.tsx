import type { ReadonlySignal } from "@preact/signals";
import { render, type VNode } from "preact";
import { isClosingKey } from "../browser/closing-key.ts";
import type { Visit } from "../visit/visit.ts";
import { AppView, type LastScreens } from "./app.tsx";
import { countPresses } from "./count-presses.ts";

export interface ShowOptions {
  /** Whoever is here; another one after a `reset`. */
  visit: ReadonlySignal<Visit>;
  lastScreens: ReadonlySignal<LastScreens | null>;
  /** Closes the panel around the frame; there is none when the frame stands alone. */
  onClose: (() => void) | undefined;
}

/**
 * Draws the app, and keeps it transparent until the texts are there: it is laid out meanwhile, and complete with them.
 * Not `visibility`: the field is to take the focus that it is given before.
 *
 * @param texts Also when they can't be had the app is shown: a frame that stands alone has nothing else to show.
 */
export function showApp(
  document: Document,
  texts: Promise<unknown>,
  { visit, lastScreens, onClose }: ShowOptions,
): void {
  const { body } = document;
  body.style.opacity = "0";
  const show = () => {
    body.style.opacity = "";
  };
  texts.then(show, show);
  const App = (): VNode => <AppView visit={visit.value} lastScreens={lastScreens.value} onClose={onClose} />;
  render(<App />, body);
  countPresses(document);
  // Also when nothing has the focus: in WebKit at first, everywhere after a click beside the fields.
  document.addEventListener("keydown", (event) => {
    if (isClosingKey(event)) onClose?.();
  });
}
