import { batch, effect, signal } from "@preact/signals";
import type { Step } from "../../protocol/events.ts";
import type { PageFacts, ToHost } from "../../protocol/messages.ts";
import type { Outlet } from "../../protocol/port.ts";
import type { Prefill, Settings } from "../../protocol/settings.ts";
import type { Store } from "../browser/storage.ts";
import type { Registration } from "../form/answers.ts";
import { warnOfConditions } from "../form/custom/conditions.ts";
import { defineCustomFields } from "../form/custom/define-custom-fields.ts";
import { asksNothing, defineFields } from "../form/define-fields.ts";
import type { Field } from "../form/field.ts";
import { type Form, TYPED_OVER } from "../form/form.ts";
import { knownAnswers } from "../form/known-answers.ts";
import type { I18n } from "../i18n/i18n.ts";
import { loadTexts, negotiate } from "../i18n/locales.ts";
import { warnOwner } from "../owner/warn-owner.ts";
import type { Identity } from "../registration/identity.ts";
import type { Job } from "../registration/job.ts";
import type { Journal } from "../registration/journal.ts";
import { isOpenToStrangers, OPEN_TO_STRANGERS } from "../registration/match.ts";
import { withOwnGuest } from "../registration/own-guest.ts";
import type { Consent } from "../screens/consent.tsx";
import type { Wait } from "../workspace/client.ts";
import { requestConfig } from "../workspace/config-request.ts";
import { type Failure, toFailure } from "../workspace/failure.ts";
import { readReply } from "../workspace/reply.ts";
import { type Config, configReply, isOff, isOn } from "../workspace/schemas.ts";
import type { Flow } from "./flow.ts";
import { parseSettings } from "./site-settings.ts";

/** As long the configuration is news: for a click that follows the hover which asked for it. */
const FRESH_MS = 10_000;

/** Everything the app stands on, made once in `main.tsx`. */
export interface ModelPort {
  server: string;
  /** As the site gave them, for `set` to change. */
  given: Record<string, unknown>;
  settings: Settings;
  page: PageFacts;
  line: Outlet<ToHost>;
  /** Whether the visitor opened the panel, and the page did not simply contain the form. */
  hasLoader: boolean;
  store: Store;
  identity: Identity;
  journal: Journal;
  form: Form;
  i18n: I18n;
  forgetDraft(): void;
}

/** The request for the configuration that was made while the app was on its way, and the token it was made with. */
export interface FirstRequest {
  response: Promise<Response>;
  token: string | null;
}

/** Time to draw the form; nobody sends one as fast. */
const AFTER_FORM_MS = 300;

/** The state of the conversation's beginning, and the named transitions between its situations. */
export class Model {
  readonly flow = signal<Flow>({ kind: "loading" });
  readonly config = signal<Config | null>(null);
  readonly settings;
  /** The agreement that the workspace or the site asks for. */
  readonly consent = signal<Consent | null>(null);
  /** Why the configuration is not asked for at the moment. */
  readonly configWait = signal<Wait | null>(null);
  /** The visitor has sent a form that was there before the configuration, and waits for that. */
  readonly isAwaitingConfig = signal(false);
  /** Fields, by id, that were there before the configuration: what it adds comes after them, so that nothing moves. */
  early: string[] = [];
  /** What the visitor should know of the chosen department. */
  readonly departmentNotice = signal<string | null>(null);
  /** The visitor had the focus in here since the panel was opened, and went on elsewhere: it stays there. */
  isLeft = false;
  readonly form: Form;
  readonly i18n: I18n;
  readonly #port: ModelPort;
  #page: PageFacts;
  #isOpen = false;
  /** When the configuration was there, if the panel was not closed since. */
  #freshFrom = -FRESH_MS;
  /** The last one that came, also while what it takes is still being fetched. */
  #newest: Config | null = null;
  /** Whether the first screen was chosen, and not only drawn. */
  #isEntered = false;
  /** The configuration that is under way. */
  #loading: Promise<unknown> | null = null;
  #isValidating = false;
  /** The form was sent before there was a configuration: it goes out as soon as there is one. */
  #isSentEarly = false;
  #watchesDepartment = false;
  /** The owner knows whom the workspace recognises. */
  #isMatchTold = false;
  /** The returning visitor of whom all that is known was asked for. */
  #askedGuest: string | undefined;
  #abort = new AbortController();
  /** What the last try has done already. */
  left: Job | null = null;

  constructor(port: ModelPort) {
    this.#port = port;
    this.#page = port.page;
    this.form = port.form;
    this.i18n = port.i18n;
    this.i18n.wanted = () => [this.settings.value.locale, this.#page.lang, ...navigator.languages];
    this.settings = signal(port.settings);
    this.#takeSettings(port.settings);
    effect(() => {
      // New definitions may come with new answers.
      const isChosen = this.form.definitions.value && this.form.entry("department").value.value;
      if (this.#watchesDepartment || !isChosen) return;
      this.#watchesDepartment = true;
      import("./department-status.ts").then(
        ({ watchDepartment }) => watchDepartment(this),
        () => {
          // The next choice tries again.
          this.#watchesDepartment = false;
        },
      );
    });
  }

  get server(): string {
    return this.#port.server;
  }

  /** Gets the workspace's configuration. */
  async load(first?: FirstRequest): Promise<void> {
    if (this.#loading) return;
    const { signal } = this.#abort;
    this.flow.value = { kind: this.early.length ? "form" : "loading" };
    this.#isEntered = false;
    this.#loading = this.requestConfig(first).then((config) => (signal.aborted ? undefined : this.takeConfig(config)));
    const failure = await this.#loading.then(() => null, toFailure);
    // The visitor was forgotten meanwhile, and another one is under way.
    if (signal.aborted) return;
    this.#loading = null;
    this.isAwaitingConfig.value = false;
    if (failure) return this.fail("config", failure);
    this.#freshFrom = performance.now();
    if (this.#isOpen) await this.#enter(this.early.length > 0).catch((error) => this.fail("config", error));
    else this.flow.value = { kind: "form" };
    if (this.#isSentEarly) void this.submit();
    this.#isSentEarly = false;
    // Here before it is wanted: whoever is offline by then can't fetch it. After the form, which it would delay.
    setTimeout(() => {
      const { fields, prefill } = this.settings.value;
      import("./after-form.ts").catch(() => {});
      if (fields?.message || prefill?.message) import("../registration/post-message.ts").catch(() => {});
    }, AFTER_FORM_MS);
  }

  /**
   * A form whose fields the site names need not wait for the workspace. Whose visitor may be known, or has a
   * submission to resume, waits: there may be nothing to fill in.
   */
  showEarly(): void {
    const {
      form,
      settings: { value: settings },
    } = this;
    const { name, email } = settings.fields ?? {};
    if (!name || !email || this.#port.journal.read()) return;
    form.define(
      defineFields(
        {},
        settings,
        defineCustomFields({}, settings, this.#page, () => {}),
      ),
    );
    form.prefill(settings.prefill ?? {});
    this.early = form.inForce.value.flatMap(({ id, isHidden }) => (isHidden ? [] : [id]));
  }

  /** The panel was opened. What acts on the visitor's behalf waits for this. */
  open(page?: PageFacts): void {
    const isElsewhere = page && page.url !== this.#page.url;
    if (page) this.#page = page;
    // What hidden fields tell of the page.
    if (isElsewhere) this.#define();
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.isLeft = false;
    const { value: flow } = this.flow;
    this.#focusFirst();
    if (!this.config.value || this.#loading || /loading|submitting|failed/.test(flow.kind)) return;
    if (flow.kind === "form" && performance.now() - this.#freshFrom < FRESH_MS) void this.#enter();
    // Whether the site's own room is still open is not ours to know.
    else if (flow.kind === "handed-off" ? flow.handoff.room : !isLeaving(flow)) void this.#refresh();
  }

  close(): void {
    this.#isOpen = false;
    this.#freshFrom = -FRESH_MS;
  }

  /** The visitor sends the form, or sends it again. Does nothing while it is being sent. */
  async submit(): Promise<void> {
    const { kind } = this.flow.value;
    if (this.#isValidating || (kind !== "form" && kind !== "failed")) return;
    this.#isValidating = true;
    // Until the configuration is taken in whole, nobody knows what else is asked, or has to be agreed to.
    const isEarly = () => !this.config.value || this.#loading;
    const isValid = isEarly() && kind === "failed" ? this.#isSentEarly : await this.form.validate();
    this.#isValidating = false;
    if (isEarly()) {
      this.#isSentEarly = this.isAwaitingConfig.value = isValid;
      if (kind === "failed") await this.load();
      return;
    }
    const consent = this.consent.value;
    if (consent?.check() === false || !isValid) return;
    this.#port.line.send({ type: "submit" });
    const registration = this.form.registration();
    await this.register(consent?.addTo(registration) ?? registration);
  }

  /** Fills fields from what the site knows. Returns those that could not be filled, with the reason. */
  async prefill(given: Prefill): Promise<Record<string, string>> {
    const { signal } = this.#abort;
    const prefill = Object(given) as Prefill;
    const known = this.settings.value.prefill;
    const customFields = { ...known?.customFields, ...prefill.customFields };
    // For the form that is still to come, and for each that follows.
    this.#keepPrefill({ ...known, ...prefill, customFields });
    // What is asked is known only then.
    await this.#loading?.catch(() => {});
    return this.config.value && !signal.aborted ? this.form.prefill(prefill) : {};
  }

  #keepPrefill(prefill: Prefill): void {
    this.#port.given.prefill = this.settings.value.prefill = prefill;
  }

  /** Takes changed settings; what was typed stays. */
  async set(given: Record<string, unknown>): Promise<void> {
    Object.assign(this.#port.given, given);
    this.#takeSettings(await parseSettings(this.#port.given));
    if (this.#newest) await this.takeConfig(this.#newest);
  }

  /** Forgets the visitor, the draft and what was under way, and begins anew. */
  async reset(): Promise<void> {
    const { journal, identity, forgetDraft } = this.#port;
    this.#abort.abort();
    this.#abort = new AbortController();
    // What is still on its way was asked for the one who is forgotten.
    this.#loading = this.left = this.#newest = this.config.value = null;
    this.flow.value = { kind: "loading" };
    this.#isSentEarly = false;
    journal.clear();
    forgetDraft();
    this.consent.value?.forget();
    // Who the visitor was is part of what is forgotten; where the site sends them is not.
    const { department } = this.settings.value.prefill ?? {};
    this.#keepPrefill(department ? { department } : {});
    this.form.clear();
    await identity.remember(null);
    await this.load();
  }

  async requestConfig(first?: FirstRequest): Promise<Config> {
    const { server, identity } = this.#port;
    const { signal } = this.#abort;
    const { businessUnit } = this.settings.value;
    let token = first?.token ?? null;
    const query = async () => {
      token = await identity.recall();
      return { token, businessUnit };
    };
    const onWait = (wait: Wait | null) => {
      this.configWait.value = wait;
    };
    try {
      const response = await (first?.response ?? requestConfig(server, await query()));
      return withOwnGuest((await readReply(response, configReply)).config, token);
    } catch (error) {
      const failure = toFailure(error);
      if (!failure.isPassing) throw failure;
      const { requestConfigAgain } = await import("./config-again.ts");
      const config = await requestConfigAgain(failure, { server, signal, query, onWait });
      return withOwnGuest(config, token);
    }
  }

  #takeSettings(settings: Settings): void {
    this.form.loadPhone = async () => {
      const code = await import("../form/phone/create-phone-support.tsx").catch(() => null);
      // Without the library a number is sent as it was typed.
      this.form.phone.value ??= code?.createPhoneSupport(settings.phone, this.i18n.tag) ?? null;
    };
    this.settings.value = settings;
    if (isOpenToStrangers(settings) && !this.#isMatchTold) {
      this.#isMatchTold = true;
      warnOwner("match", OPEN_TO_STRANGERS);
    }
    this.i18n.override(settings.texts ?? {});
    this.form.rules.requireOneOf = settings.requireOneOf ?? [];
  }

  /** Merges the configuration into the form. Answers and focus stay where they are. */
  async takeConfig(config: Config): Promise<void> {
    const { form, i18n } = this;
    this.#newest = config;
    const isConsentAsked = isOn(config.settings?.forceAcceptDataProcessingConsent) || this.settings.value.consent;
    const code = isConsentAsked && (await import("../screens/consent.tsx"));
    await this.#useLocale(config.settings?.language);
    if (this.#newest !== config) return;
    // Only now that all is here that it takes: a form without its agreement must not be sent.
    this.config.value = config;
    this.consent.value = code ? (this.consent.value ?? code.createConsent(this, this.#port)) : null;
    form.rules.locale = i18n.tag;
    this.#define();
    warnOfConditions(form.definitions.value, this.settings.value.requireOneOf, warnOwner);
    this.#port.line.send({ type: "look", color: this.settings.value.color ?? this.config.value?.theme?.color ?? null });
  }

  /** The fields of the screen that is on display, with what is known already. */
  #define(): void {
    const { form, flow } = this;
    // Read only now: the site may have changed them while something was fetched.
    const settings = this.settings.value;
    const { value: config } = this.config;
    if (!config) return;
    batch(() => {
      const custom = defineCustomFields(config, settings, this.#page, warnOwner);
      const isLate = ({ id }: Field) => Number(!this.early.includes(id));
      form.define(defineFields(config, settings, custom).sort((one, other) => isLate(one) - isLate(other)));
      // Whose chat is open is asked nothing.
      if (!config.room) form.prefill(knownAnswers(config.guest));
      const refused = form.prefill(settings.prefill ?? {});
      for (const [name, reason] of Object.entries(refused)) {
        if (reason !== TYPED_OVER) warnOwner(`prefill.${name}`, reason);
      }
      if (flow.value.kind === "away") flow.value.define();
    });
  }

  /** The workspace's own language is known only now; it comes after the page's and the browser's. */
  async #useLocale(workspaceLanguage: string | null | undefined): Promise<void> {
    const wanted = () => negotiate([...this.i18n.wanted(), workspaceLanguage]);
    const tag = wanted();
    if (tag === this.i18n.locale.value) return;
    // A locale that can't be fetched leaves the one that is on display.
    const texts = await loadTexts(tag).catch(() => null);
    // The site may have changed its mind meanwhile.
    if (!texts || tag !== wanted()) return;
    this.i18n.use(tag, texts);
    const { form } = this;
    if (!form.phone.value) return;
    // It names the countries in the visitor's language.
    form.phone.value = null;
    await form.loadPhone();
  }

  /** Chooses the first screen of an open panel. */
  async #enter(isAgain = false): Promise<void> {
    const { journal } = this.#port;
    const config = this.config.value;
    const record = journal.read();
    this.#isEntered = true;
    if (!config || isOff(config.enabled)) this.flow.value = { kind: "disabled" };
    else if (record && !this.left && (await this.#resume(record))) return;
    else if (config.guest && config.room && !this.left) await this.#welcomeBack();
    else if (isOff(config.online)) await this.showAway("config");
    else {
      const { token } = config.guest ?? {};
      // Their phone, for example, is in no configuration.
      if (token && token !== this.#askedGuest)
        import("./known-visitor.ts").then(({ askKnownVisitor }) => askKnownVisitor(this, token)).catch(() => {});
      this.#askedGuest = token;
      if (isAgain && this.flow.value.kind === "form") return;
      const { kind } = this.flow.value;
      this.flow.value = { kind: "form" };
      // Those of a message for later were others.
      if (kind === "away") this.#define();
      // Who has to agree first is asked for that, and for nothing else.
      if (asksNothing(config, this.settings.value) && this.consent.value?.isGiven() !== false) await this.submit();
      // Whoever has the form already may be typing.
      else if (kind !== "form") this.#focusFirst();
    }
  }

  /** The panel is opened again: agents may have come or gone, and a chat may have ended. */
  async #refresh(): Promise<void> {
    const isHandedOver = (flow: Flow, room?: string) => flow.kind === "handed-off" && flow.handoff.room?.id === room;
    const { value: flow } = this.flow;
    try {
      const config = await this.requestConfig();
      // Whoever has sent the form meanwhile is past this answer.
      if (this.flow.value !== flow || isLeaving(flow) || isHandedOver(flow, config.room?._id)) return;
      await this.takeConfig(config);
    } catch {
      // What is on display is still the best that is known.
      if (this.#isEntered) return;
    }
    if (this.flow.value === flow) await this.#enter(this.#isEntered).catch(() => {});
  }

  /** Whoever opened the panel wants to type; a page that merely contains the form keeps the focus where it is. */
  #focusFirst(): void {
    if (this.#port.hasLoader && this.settings.value.mode !== "inline") this.form.focusFirst();
  }

  async showAway(step: Step): Promise<void> {
    const { value: flow } = this.flow;
    const { createAwayFlow } = await import("../screens/away-screen.tsx");
    // Whoever has sent the form meanwhile hears from the workspace.
    if (this.flow.value !== flow) return;
    this.flow.value = createAwayFlow(this, this.#port, step, this.#page.url);
    this.#focusFirst();
  }

  /** The workspace's own chat window took over, or it did not: then the visitor stays here, and is told. */
  answerLivechat(isStarted: unknown): void {
    const { value: flow } = this.flow;
    if (flow.kind === "handed-off") this.flow.value = { ...flow, hasNoWindow: !isStarted };
  }

  /** A submission that a reload interrupted goes on. Returns whether there is one. */
  async #resume(record: unknown): Promise<boolean> {
    const { resume } = await import("./unfinished.ts");
    return resume(this, record, this.#port.journal);
  }

  async register(registration: Registration): Promise<void> {
    const { signal } = this.#abort;
    const step = "visitor";
    this.flow.value = { kind: "submitting", step, wait: null };
    try {
      const { registerVisitor } = await import("./after-form.ts");
      await registerVisitor(this, this.#port, registration, signal);
    } catch (error) {
      if (!signal.aborted) await this.fail(step, error);
    }
  }

  async #welcomeBack(): Promise<void> {
    const { value: flow } = this.flow;
    const { welcomeBack } = await import("./after-form.ts");
    // Whoever has sent the form meanwhile is past it.
    if (this.flow.value === flow) welcomeBack(this, this.#port);
  }

  /** What the visitor wants was not to be had. */
  async fail(step: Step, error: unknown): Promise<void> {
    const { value: flow } = this.flow;
    const failure = this.report(step, error);
    // A code comes from the workspace alone: whoever is offline needs nothing that isn't here.
    const { settle } = (failure.code && (await import("./settle.ts").catch(() => null))) || {};
    if (this.flow.value !== flow || (await settle?.(this, step, failure).catch(() => false))) return;
    this.flow.value = { kind: "failed", step, reason: failure.reason };
    // There is no form yet that could wait for the connection. However often it failed, one waits.
    if (step === "config" && failure.reason === "offline") addEventListener("online", this.#loadAgain, { once: true });
  }

  #loadAgain = (): void => {
    const { value: flow } = this.flow;
    if (flow.kind === "failed" && flow.step === "config") void this.load();
  };

  /** Tells the site and its owner what went wrong. */
  report(step: Step, error: unknown, field?: string): Failure {
    const failure = toFailure(error);
    const { line, server } = this.#port;
    const { reason, waitMs } = failure;
    const retryAt = waitMs && Date.now() + waitMs;
    const named = field ?? /^error-invalid-(department|email)$/.exec(failure.code)?.[1];
    line.send({
      type: "error",
      detail: { step, reason, ...(retryAt && { retryAt }), ...(named && { field: named }) },
    });
    // Offline it can't be fetched, and the owner knows nothing that the visitor doesn't.
    import("../owner/owner-console.ts").then(({ tellOwner }) => tellOwner(server, step, failure)).catch(() => {});
    return failure;
  }
}

/** Whether a message for later is on its way. */
function isLeaving(flow: Flow): boolean {
  return flow.kind === "away" && flow.isSending();
}
