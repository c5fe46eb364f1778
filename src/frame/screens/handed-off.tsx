import type { VNode } from "preact";
import { customId, find } from "../form/field.ts";
import { takeFocus } from "../ui/take-focus.ts";
import type { Model } from "../visit/model.ts";

/** The last screen: what has happened, what happens next, and what could not be saved. */
export function HandedOff({ model }: { model: Model }): VNode | null {
  const { value: flow } = model.flow;
  if (flow.kind !== "handed-off") return null;
  const { handoff, isReturning, isRemembered, hasNoWindow } = flow;
  const { form, i18n } = model;
  const { t } = i18n;
  // Without a room of ours, room-scoped answers are the site's to store.
  const lost = handoff.customFields.failed.filter(({ reason }) => reason !== "no-room");
  const failed = lost.map(({ key }) => find(form.definitions.value, customId(key))?.label ?? key);
  return (
    <div class="message">
      <span class="tick-mark" aria-hidden="true">
        ✓
      </span>
      <h2 tabIndex={-1} ref={takeFocus}>
        {t("doneTitle")}
      </h2>
      <p>{t(isReturning ? "doneKnown" : handoff.room ? "doneText" : "doneEvent")}</p>
      {hasNoWindow && (
        <p class="note" role="alert">
          {t("chatWindowFailed")}
        </p>
      )}
      {failed.length > 0 && <p class="note">{t("notSaved", { names: i18n.list(failed, "conjunction") })}</p>}
      {!isRemembered && <p class="note">{t("notRemembered")}</p>}
    </div>
  );
}
