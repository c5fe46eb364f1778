import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Prefill } from "../../protocol/field-settings.ts";
import type { ToFrame } from "../../protocol/messages.ts";
import { forgetVisitor } from "../browser/visitor-storage.ts";
import type { Kept, Surroundings } from "./context.ts";
import type { LateParts } from "./late-parts.ts";
import { readFacts } from "./page-facts.ts";
import { Visit } from "./visit.ts";

export interface VisitsOptions
  extends Omit<
    Surroundings,
    "isOpen" | "hasGesture" | "onForgottenElsewhere" | "onStartOver" | "onErase" | "onChatEnded"
  > {
  parts: LateParts;
  /** The token of the first visitor, as the page or the frame's storage has it. */
  token: string | null;
  /** The request for the configuration that the boot script made, or makes now. */
  requestConfig(): Promise<Response>;
}

/** Who is here, one visitor after another, and what the page says to each. */
export class Visits {
  readonly isOpen: ReadonlySignal<boolean>;
  readonly #isOpen = signal(false);
  readonly #hasGesture = signal(false);
  readonly #options: VisitsOptions;
  readonly #surroundings: Surroundings;
  readonly #visit: Signal<Visit>;
  /** Somebody has shown interest: the frame may speak to the workspace. */
  #isWanted = false;

  constructor(options: VisitsOptions) {
    this.#options = options;
    this.isOpen = this.#isOpen;
    this.#surroundings = {
      ...options,
      isOpen: this.#isOpen,
      hasGesture: this.#hasGesture,
      onForgottenElsewhere: () => this.#begin(),
      onStartOver: () => this.#reset(),
      onErase: () => this.#erase(),
      onChatEnded: () => this.#forget(),
    };
    this.#visit = signal(new Visit(this.#surroundings, options.parts, options.token));
    const { generationKey } = options.storage;
    addEventListener("storage", ({ key, newValue }) => {
      if (key === generationKey && newValue) this.#begin();
    });
  }

  /** Whoever is here now. */
  get current(): ReadonlySignal<Visit> {
    return this.#visit;
  }

  /** A command of the page's. */
  receive(message: ToFrame): void {
    const { line, site, host } = this.#options;
    const visit = this.#visit.value;
    switch (message.type) {
      case "intent":
        this.#want();
        break;
      case "open":
        this.#want();
        if (message.page) visit.takePage(readFacts(message.page));
        if (message.isGesture === true) this.#hasGesture.value = true;
        this.#isOpen.value = true;
        break;
      case "close":
        this.#isOpen.value = false;
        break;
      case "prefill":
        void visit
          .prefill(Object(message.prefill) as Prefill)
          .then((refused) => line.send({ type: "identified", id: message.id, refused }));
        break;
      case "configure":
      case "set":
        site.set(Object(message.settings));
        void this.#visit.value.takeSettings();
        break;
      case "reset":
        this.#reset();
        break;
      case "erase":
        void this.#answerErase(message.id);
        break;
      case "token":
        host?.answer(message.id, { token: tokenOf(message.token), kept: message.kept === true });
        break;
      case "livechat":
        visit.answerLivechat(message.started === true);
        break;
    }
  }

  #want(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    void this.#visit.value.load(this.#options.requestConfig());
  }

  /** Deletes the visitor in the workspace, too. While the workspace refuses, they stay: it can be asked again. */
  async #erase(): Promise<Kept> {
    const kept = await this.#visit.value.erasure.perform();
    if (!kept.reason) {
      this.#reset();
      this.#visit.value.erasure.state.value = { kind: "done" };
    }
    return kept;
  }

  async #answerErase(id: number): Promise<void> {
    const { reason, code } = await this.#erase();
    this.#options.line.send({ type: "erased", id, erased: !reason, ...(reason && { reason: code || reason }) });
  }

  /** The visitor is forgotten, in every tab of this browser. */
  #reset(): void {
    this.#visit.value.end();
    this.#forget();
    this.#begin();
  }

  /** Nothing of the visitor is kept any more, here and on the page. */
  #forget(): void {
    forgetVisitor(this.#options.storage);
    this.#options.line.send({ type: "forgotten" });
    void this.#options.host?.remember(null);
  }

  /** Somebody else is here from now on. What is kept for all tabs may be theirs already. */
  #begin(): void {
    const { storage, site } = this.#options;
    this.#visit.value.end();
    storage.draft.write(undefined);
    this.#hasGesture.value = false;
    site.forgetVisitor();
    this.#visit.value = new Visit(this.#surroundings, this.#options.parts, null);
    if (this.#isWanted) void this.#visit.value.load();
  }
}

function tokenOf(value: unknown): string | null {
  return typeof value === "string" && value ? value : null;
}
