import type { VNode } from "preact";
import { RichText } from "../ui/rich-text.tsx";
import { takeFocus } from "../ui/take-focus.ts";
import { Text } from "../ui/text.tsx";
import type { Visit } from "../visit/visit.ts";
import { FormView } from "./form-view.tsx";
import { Progress } from "./progress.tsx";

interface ScreenProps {
  visit: Visit;
}

/** Nobody is online: a message for later, with what was already typed. */
export function AwayScreen({ visit }: ScreenProps): VNode {
  const { i18n, config } = visit;
  const flow = visit.flow.value;
  const sending = flow.kind === "leaving-message" && flow;
  return (
    <FormView
      visit={visit}
      greeting={i18n.own("offlineText") ?? (config.value?.messages?.offlineMessage || i18n.t("offlineText"))}
      note={noteOf(visit)}
      action="send"
      isSending={Boolean(sending)}
      failure={flow.kind === "away" ? flow.failure : null}
      progress={sending && <Progress step="message" wait={sending.wait} i18n={i18n} />}
      onSubmit={() => void visit.sendMessage()}
    />
  );
}

/** Nobody is online, and the workspace takes no messages. */
export function AwayNotice({ visit }: ScreenProps): VNode {
  const { i18n, config } = visit;
  const ofWorkspace = config.value?.messages?.offlineUnavailableMessage;
  const text = i18n.own("offlineUnavailable") ?? (ofWorkspace || i18n.t("offlineUnavailable"));
  return <Notice title={i18n.t("offlineTitle")} text={text} note={noteOf(visit)} />;
}

function noteOf({ news, backAt }: Visit): string | null {
  return [news, backAt].filter(Boolean).join(" ") || null;
}

/** The workspace has the message for later. */
export function MessageLeft({ visit: { i18n, config } }: ScreenProps): VNode {
  const text = i18n.own("sentText") ?? (config.value?.messages?.offlineSuccessMessage || i18n.t("sentText"));
  return <Notice title={i18n.t("sentTitle")} text={text} />;
}

function Notice({ title, text, note }: { title: string; text: string; note?: string | null }): VNode {
  return (
    <div class="message">
      <h2 tabIndex={-1} ref={takeFocus}>
        <Text>{title}</Text>
      </h2>
      <RichText class="greeting" text={text} />
      {note && (
        <p>
          <Text>{note}</Text>
        </p>
      )}
    </div>
  );
}
