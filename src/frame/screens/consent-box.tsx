import type { VNode } from "preact";
import type { I18n } from "../i18n/i18n.ts";
import { RichText } from "../ui/rich-text.tsx";
import { Text } from "../ui/text.tsx";
import type { Consent } from "../visit/consent.ts";

/** The text that is to be agreed to, with its button; nothing where nobody asks, or where an earlier visit agreed. */
export function ConsentBox({ consent, i18n }: { consent: Consent; i18n: I18n }): VNode | null {
  const { t } = i18n;
  if (!consent.isShown) return null;
  const isMissed = consent.isMissed.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't hold a heading and its text in all engines
    <div class="consent" role="group" aria-labelledby="consent-title" data-field="consent">
      <h2 id="consent-title">
        <Text>{t("consentTitle")}</Text>
      </h2>
      <RichText id="consent-text" class="help" text={consent.text} />
      <button
        type="button"
        class="secondary"
        id="consent-agree"
        aria-pressed={consent.isGiven}
        aria-describedby={`consent-text${isMissed ? " consent-error" : ""}`}
        onClick={() => consent.agree()}
      >
        {consent.isGiven && <span aria-hidden="true">✓ </span>}
        <Text>{t("agree")}</Text>
      </button>
      <div id="consent-error" class="error">
        {isMissed && (
          <p>
            <Text>{t("consentMissing")}</Text>
          </p>
        )}
      </div>
    </div>
  );
}
