import type { EventName, PrechatEvents } from "../protocol/events.ts";

export type Listener<Name extends EventName = never> = (detail: PrechatEvents[Name]) => void;

/** The events of one widget: for its own listeners, and as `prechat:<event>` on the page's window. */
export class Emitter {
  #listeners: { name: EventName; listener: Listener }[] = [];

  on(name: EventName, listener: Listener): () => void {
    this.#listeners.push({ name, listener });
    return () => this.off(name, listener);
  }

  off(name: EventName, listener: Listener): void {
    this.#listeners = this.#listeners.filter((entry) => entry.name !== name || entry.listener !== listener);
  }

  emit<Name extends EventName>(name: Name, detail: PrechatEvents[Name]): void {
    for (const entry of this.#listeners) {
      // A task of its own: a listener that throws is reported as any error of the page, and stops nobody.
      if (entry.name === name) queueMicrotask(() => entry.listener(detail as never));
    }
    dispatchEvent(new CustomEvent(`prechat:${name}`, { detail }));
  }
}
