import type { VNode } from "preact";
import { customId, find } from "../form/field.ts";
import { takeFocus } from "../ui/take-focus.ts";
import { Text } from "../ui/text.tsx";
import type { Visit } from "../visit/visit.ts";
import { ChatStateView } from "./chat-state.tsx";
import { EraseOffer } from "./erase-offer.tsx";
import { SentAnswers } from "./sent-answers.tsx";

/** The last screen: what has happened, what happens next, and what could not be saved. */
export function HandedOff({ visit }: { visit: Visit }): VNode | null {
  const { value: flow } = visit.flow;
  if (flow.kind !== "handed-off") return null;
  const { handoff, isReturning, isRemembered, hasNoWindow, sent, chat } = flow;
  const { form, i18n } = visit;
  const { t } = i18n;
  // Without a room of ours, room-scoped answers are the site's to store.
  const lost = handoff.customFields.failed.filter(({ reason }) => reason !== "no-room");
  const failed = lost.map(({ key }) => find(form.definitions.value, customId(key))?.label ?? key);
  if (chat.hasEnded) {
    return (
      <div class="message">
        <h2 tabIndex={-1} ref={takeFocus}>
          <Text>{t("chatEndedTitle")}</Text>
        </h2>
        <p>
          <Text>{t("chatEndedText")}</Text>
        </p>
        <button type="button" class="primary" onClick={() => void visit.startNewChat()}>
          <Text>{t("startNewChat")}</Text>
        </button>
        <EraseOffer visit={visit} />
      </div>
    );
  }
  return (
    <div class="message">
      <span class="tick-mark" aria-hidden="true">
        ✓
      </span>
      <h2 tabIndex={-1} ref={takeFocus}>
        <Text>{t("doneTitle")}</Text>
      </h2>
      <p>
        <Text>{t(isReturning ? "doneKnown" : handoff.room ? "doneText" : "doneEvent")}</Text>
      </p>
      <ChatStateView {...{ chat, i18n }} />
      {hasNoWindow && (
        <p class="note" role="alert">
          <Text>{t("chatWindowFailed")}</Text>
        </p>
      )}
      {failed.length > 0 && (
        <p class="note">
          <Text>{t("notSaved", { names: i18n.list(failed, "conjunction") })}</Text>
        </p>
      )}
      {!isRemembered && visit.settings.value.storage !== "none" && (
        <p class="note">
          <Text>{t("notRemembered")}</Text>
        </p>
      )}
      <SentAnswers {...{ sent, i18n }} />
      {isReturning && (
        <button type="button" class="link" onClick={() => visit.startOver()}>
          <Text>{t("startOver")}</Text>
        </button>
      )}
      <EraseOffer visit={visit} />
    </div>
  );
}
