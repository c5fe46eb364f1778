import type { VNode } from "preact";
import type { I18n } from "../i18n/i18n.ts";
import type { SentAnswer } from "../visit/flow.ts";

/** What the visitor sent, folded: to be read again, and not in the way. */
export function SentAnswers({ sent, i18n }: { sent: SentAnswer[]; i18n: I18n }): VNode | null {
  if (!sent.length) return null;
  return (
    <details class="sent">
      <summary>{i18n.t("sentAnswers")}</summary>
      <dl>
        {sent.map(({ id, label, text }) => (
          <div key={id}>
            <dt dir="auto">{label ?? i18n.t(id as "name")}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
