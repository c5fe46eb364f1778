import type { Prefill } from "../../protocol/field-settings.ts";
import type { ToHost } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import type { ChatWindow, LivechatRequest } from "../official/livechat.ts";
import { createTokenStore, type TokenStore } from "../token-store.ts";
import type { Identified } from "./api.ts";

/** Nothing could be refused: there was, or is, no form. */
const NOTHING_REFUSED: Identified = { refused: {} };

/** Counted on for the next visitor: an answer that was meant for the former one finds nobody. */
let lastId = 0;

/**
 * One visitor's time on the page, until they are forgotten or the widget is destroyed. All that is theirs here is in
 * this object, and whatever is asked for on their behalf ends with it.
 */
export class Visitor {
  readonly #controller = new AbortController();
  readonly #tokens: TokenStore;
  readonly #unanswered = new Map<number, (answer: Identified) => void>();
  /** What the site knows of them. */
  prefill: Prefill;
  /** The workspace's own widget, once they went on there. */
  #chat: ChatWindow | undefined;

  constructor(settings: Settings, prefill: Prefill) {
    this.prefill = prefill;
    this.#tokens = createTokenStore(settings);
    // Read for the first time, storage is slow; now the frame is on its way anyhow.
    this.#tokens.read();
  }

  /** Aborted at the end of their time. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get chat(): ChatWindow | undefined {
    return this.#chat;
  }

  /** The token as the site's storage has it now. */
  get token(): { token: string | null; kept: boolean } {
    return this.#tokens.read();
  }

  remember(token: string | null): void {
    this.#tokens.write(token);
  }

  /** Adds to what the site knows. @param ask Asks the form, where there is one, to take it. */
  identify(given: Prefill, ask: ((id: number) => void) | false): Promise<Identified> {
    const customFields = { ...this.prefill.customFields, ...given.customFields };
    this.prefill = { ...this.prefill, ...given, customFields };
    // Without a form it is part of what the frame is configured with, and nothing is refused.
    if (!ask) return Promise.resolve(NOTHING_REFUSED);
    const id = ++lastId;
    return new Promise((resolve) => {
      this.#unanswered.set(id, resolve);
      ask(id);
    });
  }

  /** The form's answer to what it was asked to take. */
  answer({ id, refused }: Extract<ToHost, { type: "identified" }>): void {
    this.#unanswered.get(id)?.({ refused: Object(refused) as Identified["refused"] });
    this.#unanswered.delete(id);
  }

  /** The frame is gone, and with it the form that could answer. */
  expectNoAnswer(): void {
    for (const resolve of this.#unanswered.values()) resolve(NOTHING_REFUSED);
    this.#unanswered.clear();
  }

  /** They go on in the workspace's own widget, which goes with them. */
  goOn(start: (request: LivechatRequest) => void, server: string, token: string, onDone: (isStarted: boolean) => void) {
    const { signal } = this;
    start({
      ...{ server, token, signal },
      onDone: (chat) => {
        if (signal.aborted) return;
        this.#chat = chat;
        onDone(Boolean(chat));
      },
    });
  }

  end(): void {
    this.#controller.abort();
    this.expectNoAnswer();
  }
}
