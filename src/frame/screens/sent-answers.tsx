import type { VNode } from "preact";
import type { I18n } from "../i18n/i18n.ts";
import { Text } from "../ui/text.tsx";
import type { SentAnswer } from "../visit/flow.ts";

/** What the visitor sent, folded: to be read again, and not in the way. */
export function SentAnswers({ sent, i18n }: { sent: SentAnswer[]; i18n: I18n }): VNode | null {
  if (!sent.length) return null;
  return (
    <details class="sent">
      <summary>
        <Text>{i18n.t("sentAnswers")}</Text>
      </summary>
      <dl>
        {sent.map(({ id, label, text }) => (
          <div key={id}>
            <dt>
              <Text>{label ?? i18n.t(id as "name")}</Text>
            </dt>
            <dd>
              <Text>{text}</Text>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
