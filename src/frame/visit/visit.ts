import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import type { Prefill } from "../../protocol/field-settings.ts";
import type { PageFacts } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import type { Form } from "../form/form.ts";
import type { I18n } from "../i18n/i18n.ts";
import type { Config } from "../workspace/schemas.ts";
import type { AfterForm } from "./after-form.ts";
import { Arrival } from "./arrival.ts";
import { backAt } from "./back-at.ts";
import type { Consent } from "./consent.ts";
import type { Surroundings, VisitContext } from "./context.ts";
import { createContext } from "./create-context.ts";
import { DepartmentStatus } from "./department-status.ts";
import { Erasure } from "./erasure.ts";
import { type Flow, isChatForm } from "./flow.ts";
import { firstNameOf } from "./known-name.ts";
import type { LateParts } from "./late-parts.ts";
import { report } from "./report.ts";
import { VisitForm } from "./visit-form.ts";

/**
 * One visitor, from the first sign of interest until they are forgotten. All that is theirs is in here, and everything
 * that is asked for on their behalf ends with the visit.
 */
export class Visit {
  readonly #context: VisitContext;
  readonly #visitForm: VisitForm;
  readonly #parts: LateParts;
  readonly #departmentStatus: DepartmentStatus;
  #afterForm: AfterForm | null = null;
  readonly #arrival: Arrival;
  readonly erasure: Erasure;
  #isValidating = false;
  /** The visitor has sent a form that had no configuration yet. */
  #isSentEarly = false;

  /** @param token As the page, or the frame's own storage, had it at first. */
  constructor(surroundings: Surroundings, parts: LateParts, token: string | null) {
    this.#parts = parts;
    this.#context = createContext(surroundings, parts, token);
    const { server, form, configuration, site, lifetime, flow, isOpen } = this.#context;
    this.#visitForm = new VisitForm(this.#context);
    this.erasure = new Erasure(this.#context, parts);
    this.#departmentStatus = new DepartmentStatus({
      ...{ server, form, lifetime },
      config: configuration.value,
      settings: site.settings,
      isChat: () => isChatForm(flow.value),
    });
    this.#arrival = new Arrival(this.#context, {
      visitForm: this.#visitForm,
      afterForm: () => this.#loadAfterForm(),
      isBegun: () => this.#afterForm?.submission.isBegun ?? false,
      send: () => this.#send(),
    });
    form.loadPhone = () => this.#loadPhone();
    const stopFollowing = effect(() => {
      const isPanelOpen = isOpen.value;
      untracked(() => this.#arrival.follow(isPanelOpen));
    });
    lifetime.signal.addEventListener("abort", stopFollowing);
    if (site.settings.peek().analytics) this.#add(async () => (await parts.fieldReports()).reportFields);
    if (surroundings.windowFiles.length) this.#add(async () => (await parts.warmWindow()).warmWindow);
  }

  /** What the visit does without where it can't be fetched. */
  #add(fetchPart: () => Promise<(context: VisitContext) => void>): void {
    const { lifetime } = this.#context;
    void lifetime.run(async () => (await lifetime.until(fetchPart()).catch(() => null))?.(this.#context));
  }

  get form(): Form {
    return this.#context.form;
  }

  get flow(): ReadonlySignal<Flow> {
    return this.#context.flow;
  }

  /** For display: until the workspace has answered, what the frame's document says of it. */
  get config(): ReadonlySignal<Config | null> {
    return this.#context.configuration.known;
  }

  get settings(): ReadonlySignal<Settings> {
    return this.#context.site.settings;
  }

  get consent(): Consent {
    return this.#context.consent;
  }

  get i18n(): I18n {
    return this.#context.i18n;
  }

  /** Whether the form was on display before the configuration. */
  get isEarly(): boolean {
    return this.#visitForm.isEarly;
  }

  /** The chosen department is known to have nobody online. */
  get isDepartmentOffline(): ReadonlySignal<boolean> {
    return this.#departmentStatus.isOffline;
  }

  /** When somebody is there again, by the site's hours and in the visitor's words; `null` where they don't tell. */
  get backAt(): string | null {
    return backAt(this.#context);
  }

  /** What the visitor should know first: their predecessor, who may be themselves, is gone. */
  get news(): string | null {
    return this.erasure.state.value.kind === "done" ? this.i18n.t("dataDeleted") : null;
  }

  /** The visitor shows interest: asks for the configuration, and shows what follows from it. */
  load(first?: Promise<Response>): Promise<void> {
    return this.#context.lifetime.run(() => this.#arrival.load(first));
  }

  /** The page around the frame is another by now: hidden fields tell of it. */
  takePage(page: PageFacts): void {
    const { site } = this.#context;
    const isElsewhere = page.url !== site.page.value.url;
    site.page.value = page;
    if (isElsewhere) this.#visitForm.define();
  }

  /** The visitor sends the form, or sends it again. Does nothing while it is being sent. */
  submit(): Promise<void> {
    return this.#context.lifetime.run(async () => {
      const { kind } = this.flow.value;
      if (this.#isValidating || (kind !== "form" && kind !== "failed")) return;
      // Until the configuration is taken in whole, nobody knows what else is asked, or has to be agreed to.
      if (this.#context.configuration.value.value) return this.#send();
      if (kind === "failed" && !this.#isSentEarly) return this.#arrival.askAgain();
      if (!(await this.#validate())) return;
      this.#isSentEarly = true;
      this.#context.apply({ type: "sent-early", wait: this.#context.configuration.wait });
      await this.#arrival.load();
    });
  }

  async #send(): Promise<void> {
    const { consent, line, form, flow, lifetime, apply } = this.#context;
    if (this.#isForgottenElsewhere()) return this.#context.onForgottenElsewhere();
    const isValid = await this.#validate();
    if (!consent.check(isValid) || !isValid) {
      // What was sent early is the visitor's again.
      if (flow.value.kind === "submitting") apply({ type: "correction-asked" });
      return;
    }
    line.send({ type: "submit" });
    const registration = consent.addTo(form.registration());
    apply({ type: "sent" });
    try {
      const { submission } = await this.#loadAfterForm();
      await submission.register(registration);
    } catch (error) {
      if (lifetime.isOver) return;
      const { reason } = report(this.#context, "visitor", error);
      apply({ type: "submission-failed", step: "visitor", reason });
    }
  }

  async #loadAfterForm(): Promise<AfterForm> {
    const { AfterForm } = await this.#context.lifetime.until(this.#parts.afterForm());
    this.#afterForm ??= new AfterForm(this.#context, this.#visitForm);
    return this.#afterForm;
  }

  /** Whether another tab of this browser has forgotten the visitor: a storage that was emptied says nothing of them. */
  #isForgottenElsewhere(): boolean {
    const { storage, generation } = this.#context;
    const now = storage.generation.read();
    return now !== undefined && now !== generation;
  }

  async #validate(): Promise<boolean> {
    const { lifetime, form } = this.#context;
    this.#isValidating = true;
    return lifetime.until(form.validate()).finally(() => {
      this.#isValidating = false;
    });
  }

  /** The visitor sends the message for later. */
  sendMessage(): Promise<void> {
    return this.#context.lifetime.run(async () => (await this.#loadAfterForm()).message.send());
  }

  /** Fills fields from what the site knows. @returns Those that could not be filled, with the reason. */
  async prefill(prefill: Prefill): Promise<Record<string, string>> {
    const { site, form, lifetime, configuration } = this.#context;
    site.addPrefill(prefill);
    // What is asked is known only then.
    await this.#arrival.whenAsked();
    return configuration.value.value && !lifetime.isOver ? form.prefill(prefill) : {};
  }

  /** The site has changed its settings; what was typed stays. */
  takeSettings(): Promise<void> {
    const { lifetime, configuration } = this.#context;
    return lifetime.run(async () => {
      if (configuration.newest) await this.#visitForm.take(configuration.newest);
    });
  }

  /** The workspace's own chat window took over, or it did not: then the visitor stays here, and is told. */
  answerLivechat(isStarted: boolean): void {
    if (!isStarted) this.#context.apply({ type: "window-missed" });
  }

  /** The end of the visit: whatever is under way for the visitor comes to nothing. */
  end(): void {
    this.#context.lifetime.end();
  }

  /** First name of the visitor who was here before, where one is known. */
  get knownName(): string | null {
    return firstNameOf(this.config.value?.guest);
  }

  /** The visitor goes on to the chat that is open. */
  goToChat(): void {
    void this.#context.lifetime.run(async () => (await this.#loadAfterForm()).openChat.enter());
  }

  /** The chat has ended: the visitor begins another one. */
  startNewChat(): Promise<void> {
    // Of a workspace that wants visitors forgotten after their chat nobody is left to go on as.
    if (this.#isForgottenElsewhere()) return Promise.resolve(this.#context.onForgottenElsewhere());
    return this.#context.lifetime.run(() => this.#arrival.refresh(true));
  }

  /** It is somebody else: everything of the visitor is forgotten. */
  startOver(): void {
    this.#context.onStartOver();
  }

  async #loadPhone(): Promise<void> {
    const { form, site, i18n, lifetime } = this.#context;
    const code = await lifetime.until(this.#parts.phone()).catch(() => null);
    // Without the library a number is sent as it was typed.
    form.phone.value ??= code?.createPhoneSupport(site.settings.value.phone, i18n.tag) ?? null;
  }
}
