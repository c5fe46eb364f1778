import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Settings } from "../../protocol/settings.ts";
import type { Slot } from "../browser/storage.ts";
import type { Registration } from "../form/answers.ts";
import type { I18n } from "../i18n/i18n.ts";
import { type Config, isOff, isOn } from "../workspace/schemas.ts";

/** What is kept of an agreement. */
interface Agreement {
  /** The site's version of the text, or a hash of the text that the site or the workspace wrote. */
  version: string;
  /** ISO 8601, by the visitor's clock. */
  at: string;
  locale: string;
}

export interface ConsentPort {
  config: ReadonlySignal<Config | null>;
  settings: ReadonlySignal<Settings>;
  i18n: I18n;
  slot: Slot;
  /** Leads the visitor to the text. */
  focus(): void;
}

/** Our own text says the same in every language. */
const OWN_TEXT_VERSION = "1";

/** The visitor's agreement: until it is given, where it is asked for, nothing personal leaves the frame. */
export class Consent {
  /** Whether the workspace or the site asks for it. */
  readonly isAsked = computed(() => this.#isForced() || Boolean(this.#port.settings.value.consent));
  /** Whether the visitor has tried to go on without it. */
  readonly isMissed = signal(false);
  readonly #port: ConsentPort;
  readonly #agreement: Signal<Agreement | null>;
  /** Who has agreed on an earlier visit isn't shown the text again. */
  readonly #knownVersion: string | undefined;

  constructor(port: ConsentPort) {
    this.#port = port;
    this.#agreement = signal(readAgreement(port.slot));
    this.#knownVersion = this.#agreement.value?.version;
  }

  /** The text that is agreed to, Markdown; the site's comes before the workspace's, and that before ours. */
  get text(): string {
    return this.#foreignText() || this.#port.i18n.t("consentText");
  }

  /** Whether the text has to be on display. */
  get isShown(): boolean {
    return this.isAsked.value && this.#knownVersion !== this.#version();
  }

  get isGiven(): boolean {
    return this.#agreement.value?.version === this.#version();
  }

  /** Whether nothing personal may be sent yet. The site can ask for more than the workspace does, not for less. */
  get isLacking(): boolean {
    const isRequired = this.#isForced() || !isOff(this.#port.settings.value.consent?.required);
    return this.isAsked.value && isRequired && !this.isGiven;
  }

  /**
   * Whether the form may be sent. If not, the visitor is told, and led to the text.
   *
   * @param isFormValid If not, the focus is where the form wants it.
   */
  check(isFormValid: boolean): boolean {
    const { isLacking } = this;
    this.isMissed.value = isLacking;
    if (isLacking && isFormValid) this.#port.focus();
    return !isLacking;
  }

  agree(): void {
    const { i18n, slot } = this.#port;
    this.#agreement.value = { version: this.#version(), at: new Date().toISOString(), locale: i18n.locale.peek() };
    this.isMissed.value = false;
    slot.write(this.#agreement.peek());
  }

  /** Adds the record of the agreement to what is sent, where the site wants it kept. */
  addTo(registration: Registration): Registration {
    const { field } = this.#port.settings.value.consent ?? {};
    const agreement = this.#agreement.value;
    if (!this.isAsked.value || !field || !agreement || !this.isGiven) return registration;
    const value = `${agreement.version}; ${agreement.at}; ${agreement.locale}`;
    return {
      ...registration,
      fields: [...registration.fields, { key: field, value, overwrite: true, scope: "visitor" }],
    };
  }

  #isForced(): boolean {
    return isOn(this.#port.config.value?.settings?.forceAcceptDataProcessingConsent);
  }

  #foreignText(): string | undefined {
    const { settings, config, i18n } = this.#port;
    const { text } = settings.value.consent ?? {};
    return text || i18n.own("consentText") || config.value?.messages?.dataProcessingConsentText;
  }

  /** Of the text on display: whoever agreed to another one is asked again. */
  #version(): string {
    const text = this.#foreignText();
    return this.#port.settings.value.consent?.version || (text ? hash(text) : OWN_TEXT_VERSION);
  }
}

function readAgreement(slot: Slot): Agreement | null {
  const { version, at, locale } = Object(slot.read()) as Partial<Record<keyof Agreement, unknown>>;
  return typeof version === "string" ? { version, at: String(at ?? ""), locale: String(locale ?? "") } : null;
}

/** Tells one text from another. */
function hash(text: string): string {
  let sum = 7;
  for (const character of text) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return `${text.length}-${(sum >>> 0).toString(36)}`;
}
