import { computed, effect } from "@preact/signals";
import type { QueueDetail } from "../../protocol/events.ts";
import { isOn } from "../workspace/schemas.ts";
import { chatStateOf } from "./chat-state.ts";
import type { VisitContext } from "./context.ts";

/** Soon after the handoff, when everything of the submission is through. */
const FIRST_MS = 3_000;
const INTERVAL_MS = 20_000;

/**
 * Asks the workspace how the chat goes while the visitor waits on the last screen and looks at it: not while the panel
 * is closed or the page is hidden, not offline, not after the chat has ended.
 */
export class ChatWatch {
  readonly #context: VisitContext;
  #told = "";

  constructor(context: VisitContext) {
    this.#context = context;
    // News change the flow: only whether somebody waits begins and ends the asking.
    const isWaiting = computed(() => this.#isWaiting());
    const stop = effect(() => (isWaiting.value ? this.#start() : undefined));
    context.lifetime.signal.addEventListener("abort", stop);
  }

  /** Tells the site what has changed of the queue. */
  tell({ position, waitSeconds, agent }: QueueDetail): void {
    const detail = { position, waitSeconds, agent };
    const text = JSON.stringify(detail);
    const isNothing = position === null && waitSeconds === null && agent === null;
    if (text === this.#told || (isNothing && !this.#told)) return;
    this.#told = text;
    this.#context.line.send({ type: "queue", detail });
  }

  #isWaiting(): boolean {
    const { flow, isOpen, isVisible } = this.#context;
    const now = flow.value;
    const isOnLastScreen = now.kind === "handed-off" && now.handoff.room !== null && !now.chat.hasEnded;
    return isOnLastScreen && isOpen.value && isVisible.value;
  }

  /** @returns What ends it. */
  #start(): () => void {
    const ask = () => void this.#context.lifetime.run(() => this.#ask());
    const first = setTimeout(ask, FIRST_MS);
    const interval = setInterval(ask, INTERVAL_MS);
    return () => {
      clearTimeout(first);
      clearInterval(interval);
    };
  }

  async #ask(): Promise<void> {
    const { configuration, flow, apply } = this.#context;
    if (!navigator.onLine) return;
    // What can't be found out is no news: the next time is soon.
    const config = await configuration.ask().catch(() => null);
    const now = flow.value;
    if (!config || now.kind !== "handed-off" || !now.handoff.room) return;
    const chat = chatStateOf(config, now.handoff.room.id);
    apply({ type: "chat-news", chat });
    this.tell(chat);
    if (chat.hasEnded && isOn(config.settings?.clearLocalStorageWhenChatEnded)) this.#context.onChatEnded();
  }
}
