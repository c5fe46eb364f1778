import { asksNothing } from "../form/define-fields.ts";
import { type Config, isOff, isOn } from "../workspace/schemas.ts";
import type { AfterForm } from "./after-form.ts";
import type { VisitContext } from "./context.ts";
import { isChatForm, isUnderWay } from "./flow.ts";
import { askKnownVisitor } from "./known-visitor.ts";
import { report } from "./report.ts";
import type { VisitForm } from "./visit-form.ts";

export interface ArrivalParts {
  visitForm: VisitForm;
  /** The code of what comes after the form. @throws TypeError when it can't be fetched. */
  afterForm(): Promise<AfterForm>;
  /** Whether a submission of this visit has begun and not come to its end. */
  isBegun(): boolean;
  /** Sends the form. */
  send(): Promise<void>;
}

/** From the first sign of interest to the first screen, and back to it whenever the panel is opened again. */
export class Arrival {
  readonly #context: VisitContext;
  readonly #parts: ArrivalParts;
  /** Whether the first screen was chosen, and not only drawn. */
  #isEntered = false;
  /** The first configuration, from the question until the form has taken it. */
  #taking: Promise<void> | null = null;
  /** The returning visitor of whom all that is known was asked for. */
  #askedGuest: string | undefined;

  constructor(context: VisitContext, parts: ArrivalParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Until then it is not known what is asked. */
  async whenAsked(): Promise<void> {
    await this.#taking?.catch(() => {});
  }

  /** Asks for the configuration, and shows what follows from it. */
  async load(first?: Promise<Response>): Promise<void> {
    if (this.#taking) return;
    const { apply, configuration, flow, journal, lifetime, identity, isOpen, site } = this.#context;
    const { visitForm, afterForm } = this.#parts;
    apply({ type: "configuration-asked" });
    // Whose visitor may be known, or has a submission to resume, waits: there may be nothing to fill in.
    const isKnown = identity.known || journal.read() || site.settings.value.prefill.send;
    if (!visitForm.isEarly && !isKnown) visitForm.showEarly();
    if (visitForm.isEarly) apply({ type: "form-offered" });
    // Beside the configuration: by the time the form is filled in, the way it is sent has come.
    afterForm().catch(() => {});
    this.#taking = configuration.ask(first).then((config) => this.#take(config));
    try {
      await this.#taking;
    } catch (error) {
      lifetime.signal.throwIfAborted();
      return this.#failToLoad(error);
    } finally {
      this.#taking = null;
    }
    // Who has sent the form need not keep the panel open.
    if (isOpen.value || flow.value.kind === "submitting") await this.#enter();
    else apply({ type: "form-offered" });
  }

  /** The form takes it, unless the workspace wants the visitor forgotten. */
  async #take(config: Config): Promise<void> {
    const { lifetime, onStartOver } = this.#context;
    if (isToBeForgotten(config)) onStartOver();
    lifetime.signal.throwIfAborted();
    await this.#parts.visitForm.take(config);
  }

  #failToLoad(error: unknown): void {
    const { apply, flow, lifetime } = this.#context;
    const wasSent = flow.value.kind === "submitting";
    const { reason } = report(this.#context, "config", error);
    apply({ type: "configuration-failed", reason, hasForm: this.#parts.visitForm.isEarly });
    // Who has sent the form says themselves when it is sent again.
    if (reason !== "offline" || wasSent) return;
    const isUnanswered = () => flow.value.kind === "failed" || flow.value.kind === "unreachable";
    const again = () => void (isUnanswered() && lifetime.run(() => this.askAgain()));
    addEventListener("online", again, { once: true, signal: lifetime.signal });
  }

  /** Asks for the configuration once more; the visitor has not sent the form. */
  askAgain(): Promise<void> {
    const { apply, flow } = this.#context;
    if (flow.value.kind === "failed") apply({ type: "correction-asked" });
    return this.load();
  }

  /** The panel was opened or closed. */
  follow(isOpen: boolean): void {
    const { lifetime, configuration, flow } = this.#context;
    if (!isOpen) {
      configuration.age();
      return;
    }
    this.#parts.visitForm.focusFirst();
    const now = flow.peek();
    if (!configuration.value.peek() || this.#taking || isUnderWay(now) || now.kind === "failed") return;
    // Whether the site's own room is still open is not ours to know.
    if (now.kind === "handed-off" && !now.handoff.room) return;
    const isNews = now.kind === "form" && configuration.isFresh;
    void lifetime.run(() => (isNews ? this.#enter() : this.refresh()));
  }

  /** Chooses the screen of an open panel. What it takes may not be had: then that is said, and no other screen shown. */
  async #enter(): Promise<void> {
    try {
      await this.#choose();
    } catch (error) {
      this.#context.lifetime.signal.throwIfAborted();
      this.#failToLoad(error);
    }
  }

  async #choose(): Promise<void> {
    const { apply, consent, configuration, flow, form, journal, site, hasGesture } = this.#context;
    const { visitForm, afterForm, isBegun, send } = this.#parts;
    const config = configuration.value.value;
    this.#isEntered = true;
    if (!config || isOff(config.enabled)) return apply({ type: "switched-off" });
    if (journal.read() && !isBegun() && (await (await afterForm()).submission.resume())) return;
    if (config.guest && config.room && !isBegun()) return (await afterForm()).openChat.meet(config);
    if (isOff(config.online)) return (await afterForm()).message.offer("config");
    const before = flow.value;
    apply({ type: "form-offered" });
    this.#askKnownVisitor(config);
    // Those of a message for later were others.
    if (before.kind === "away") visitForm.define();
    const { settings } = site;
    const isAnswered = settings.value.prefill.send === true && form.isFilled;
    // Who has to agree first is asked for that, and for nothing else.
    const isSilent = (isAnswered || asksNothing(config, settings.value)) && !consent.isLacking && hasGesture.value;
    if (isSilent || before.kind === "submitting") await send();
    // Whoever has the form already may be typing.
    else if (!isChatForm(before)) visitForm.focusFirst();
  }

  /** The panel is opened again: agents may have come or gone, and a chat may have ended. */
  async refresh(isNewChat = false): Promise<void> {
    const { configuration, flow, lifetime } = this.#context;
    const before = flow.value;
    try {
      const config = await configuration.ask();
      const now = flow.value;
      // Whoever has sent the form meanwhile is past this answer.
      if (now.kind !== before.kind) return;
      const afterForm = before.kind === "handed-off" ? await this.#parts.afterForm() : null;
      if (!isNewChat && afterForm?.openChat.takeNews(config)) return;
      await this.#take(config);
    } catch {
      lifetime.signal.throwIfAborted();
      // What is on display is still the best that is known.
      if (this.#isEntered) return;
    }
    if (flow.value.kind === before.kind) await this.#enter();
  }

  /** Their phone, for example, is in no configuration. */
  #askKnownVisitor({ guest }: Config): void {
    const token = guest?.token;
    if (!token || token === this.#askedGuest) return;
    this.#askedGuest = token;
    void this.#context.lifetime.run(() => askKnownVisitor(this.#context, token));
  }
}

/** The chat has ended, and the workspace wants nothing of the visitor left in the browser then. */
function isToBeForgotten({ settings, guest, room }: Config): boolean {
  return isOn(settings?.clearLocalStorageWhenChatEnded) && Boolean(guest) && !room;
}
