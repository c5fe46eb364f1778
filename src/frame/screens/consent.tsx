import { signal } from "@preact/signals";
import type { VNode } from "preact";
import type { Store } from "../browser/storage.ts";
import type { Registration } from "../form/answers.ts";
import { RichText } from "../ui/rich-text.tsx";
import type { Model } from "../visit/model.ts";
import { isOff, isOn } from "../workspace/schemas.ts";

/** The visitor's agreement: until it is given nothing personal leaves the frame, and no token exists. */
export interface Consent {
  /** The text with its button. */
  render(): VNode;
  isGiven(): boolean;
  /** Whether the form may be sent. If not, the visitor is led to the text. */
  check(): boolean;
  /** Adds the record of the agreement to what is sent, where the site wants it kept. */
  addTo(registration: Registration): Registration;
  /** Somebody else is to be asked anew. */
  forget(): void;
}

/** What is kept of an agreement. */
interface Agreement {
  /** The site's version of the text, or a hash of the text that the site or the workspace wrote. */
  version: string;
  /** ISO 8601, by the visitor's clock. */
  at: string;
  locale: string;
}

/** Our own text says the same in every language. */
const OWN_TEXT_VERSION = "1";

/** Tells one text from another. */
function hash(text: string): string {
  let sum = 7;
  for (const character of text) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return `${text.length}-${(sum >>> 0).toString(36)}`;
}

export function createConsent(
  { config, settings, i18n }: Pick<Model, "config" | "settings" | "i18n">,
  { store, server }: { store: Store; server: string },
): Consent {
  const key = `prechat:consent:${server}`;
  // Both may change while the form is on display.
  const given = () => settings.value.consent;
  const foreignText = () =>
    given()?.text || i18n.own("consentText") || config.value?.messages?.dataProcessingConsentText;
  const versionNow = () => {
    const text = foreignText();
    return given()?.version || (text ? hash(text) : OWN_TEXT_VERSION);
  };
  const stored = store.read(key) as Agreement | null | undefined;
  const agreement = signal(stored);
  // Who has agreed on an earlier visit isn't shown the text again.
  const known = signal(stored?.version);
  const isMissed = signal(false);
  const isGiven = () => agreement.value?.version === versionNow();

  const agree = () => {
    agreement.value = { version: versionNow(), at: new Date().toISOString(), locale: i18n.locale.peek() };
    isMissed.value = false;
    store.write(key, agreement.peek());
  };

  function ConsentBox(): VNode | null {
    const { t } = i18n;
    if (known.value === versionNow()) return null;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't hold a heading and its text in all engines
      <div class="consent" role="group" aria-labelledby="consent-title">
        <h2 id="consent-title">{t("consentTitle")}</h2>
        <RichText id="consent-text" class="help" text={foreignText() || t("consentText")} />
        <button
          type="button"
          class="secondary"
          id="consent-agree"
          aria-pressed={isGiven()}
          aria-describedby={`consent-text${isMissed.value ? " consent-error" : ""}`}
          onClick={agree}
        >
          {isGiven() && <span aria-hidden="true">✓ </span>}
          {t("agree")}
        </button>
        <div id="consent-error" class="error">
          {isMissed.value && <p>{t("consentMissing")}</p>}
        </div>
      </div>
    );
  }

  return {
    render: () => <ConsentBox />,
    isGiven,
    check() {
      // The site can ask for more than the workspace, not for less.
      const isForced = isOn(config.value?.settings?.forceAcceptDataProcessingConsent);
      isMissed.value = (isForced || !isOff(given()?.required)) && !isGiven();
      if (isMissed.peek()) document.getElementById("consent-agree")?.focus();
      return !isMissed.peek();
    },
    addTo(registration) {
      const field = given()?.field;
      const { value } = agreement;
      if (!field || !value || !isGiven()) return registration;
      const record = { key: field, value: `${value.version}; ${value.at}; ${value.locale}`, overwrite: true };
      return { ...registration, fields: [...registration.fields, { ...record, scope: "visitor" }] };
    },
    forget() {
      store.write(key, undefined);
      agreement.value = null;
      known.value = undefined;
    },
  };
}
