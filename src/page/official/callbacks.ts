/**
 * The official widget's callbacks by the name of the method that registers one. The last four tell of a chat: they are
 * kept, and called by the official widget after the handoff to it.
 */
const NAMES = [
  ...["onChatMaximized", "onChatMinimized", "onChatStarted", "onPrechatFormSubmit", "onOfflineFormSubmit"],
  ...["onWidgetShown", "onWidgetHidden", "onServiceOffline"],
  ...["onChatEnded", "onAssignAgent", "onAgentStatusChange", "onQueuePositionChange"],
];

type Listener = (detail?: unknown) => void;

/** What the page wants to hear of. */
export class Callbacks {
  #listeners: [name: string, listener: Listener][] = [];

  /** The registering methods. */
  methods(): Record<string, (listener: Listener) => void> {
    return Object.fromEntries(NAMES.map((name) => [name, (listener) => void this.#listeners.push([name, listener])]));
  }

  call(name: string, ...detail: [detail?: unknown]): void {
    for (const [wanted, listener] of this.#listeners) {
      // A task of its own: a listener that throws is reported as any error of the page, and stops nobody.
      if (wanted === name) queueMicrotask(() => listener(...detail));
    }
  }

  clear(): void {
    this.#listeners = [];
  }

  /** Registers all of them with the official widget, which speaks for itself from then on. */
  passTo(livechat: object): void {
    for (const [name, listener] of this.#listeners) (livechat as ReturnType<Callbacks["methods"]>)[name]?.(listener);
  }
}
