import type { VNode } from "preact";
import { customId, find } from "../form/field.ts";
import { takeFocus } from "../ui/take-focus.ts";
import type { Visit } from "../visit/visit.ts";
import { ChatStateView } from "./chat-state.tsx";
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
          {t("chatEndedTitle")}
        </h2>
        <p>{t("chatEndedText")}</p>
        <button type="button" class="primary" onClick={() => void visit.startNewChat()}>
          {t("startNewChat")}
        </button>
      </div>
    );
  }
  return (
    <div class="message">
      <span class="tick-mark" aria-hidden="true">
        ✓
      </span>
      <h2 tabIndex={-1} ref={takeFocus}>
        {t("doneTitle")}
      </h2>
      <p>{t(isReturning ? "doneKnown" : handoff.room ? "doneText" : "doneEvent")}</p>
      <ChatStateView {...{ chat, i18n }} />
      {hasNoWindow && (
        <p class="note" role="alert">
          {t("chatWindowFailed")}
        </p>
      )}
      {failed.length > 0 && <p class="note">{t("notSaved", { names: i18n.list(failed, "conjunction") })}</p>}
      {!isRemembered && <p class="note">{t("notRemembered")}</p>}
      <SentAnswers {...{ sent, i18n }} />
      {isReturning && (
        <button type="button" class="link" onClick={() => visit.startOver()}>
          {t("startOver")}
        </button>
      )}
    </div>
  );
}
