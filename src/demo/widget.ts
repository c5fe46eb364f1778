import { EVENT_NAMES } from "../protocol/events.ts";
import type { ToFrame } from "../protocol/messages.ts";
import type { Settings } from "../protocol/settings.ts";

/** The widget on this page, by whichever way it got here. */
export interface Widget {
  set(settings: Partial<Settings>): void;
  reset(): void;
}

/** What the two pages leave on `window`: the loader's command, or the channel to a frame without a loader. */
export interface Page {
  Prechat?: (command: string, ...args: unknown[]) => unknown;
  chat?: MessagePort;
}

export function widgetOf(page: Page): Widget {
  if (page.Prechat) {
    // Looked up for each call: the loader takes the place of the queue.
    return {
      set: (settings) => void page.Prechat?.("set", settings),
      reset: () => void page.Prechat?.("reset"),
    };
  }
  const send = (message: ToFrame) => page.chat?.postMessage(message);
  return {
    set: (settings) => send({ type: "set", settings }),
    reset: () => send({ type: "reset" }),
  };
}

/** Listens as the site's own code would: to the events that the widget dispatches on `window`. */
export function onWidgetEvent(listener: (name: string, detail: unknown) => void): void {
  for (const name of EVENT_NAMES) {
    addEventListener(`prechat:${name}`, (event) => listener(name, (event as CustomEvent<unknown>).detail));
  }
}
