import type { VNode } from "preact";
import type { Visit } from "../visit/visit.ts";
import { failureText } from "./failure-text.ts";
import { Message } from "./message.tsx";
import { Progress } from "./progress.tsx";

interface ScreenProps {
  visit: Visit;
}

/** Nothing to fill in yet. */
export function Loading({ visit: { flow, i18n } }: ScreenProps): VNode {
  const wait = flow.value.kind === "loading" ? flow.value.wait : null;
  return (
    <Message text={i18n.t("loading")} isBusy>
      {wait && <Progress step="config" wait={wait} i18n={i18n} />}
    </Message>
  );
}

/** The workspace could not be asked. */
export function Unreachable({ visit }: ScreenProps): VNode {
  const { flow, i18n } = visit;
  const reason = flow.value.kind === "unreachable" ? flow.value.reason : "unavailable";
  return (
    <Message text={i18n.t(failureText[reason])} action={i18n.t("retry")} onAction={() => void visit.load()} isAlert />
  );
}

/** The workspace has switched chats off. */
export function Disabled({ visit: { i18n } }: ScreenProps): VNode {
  return <Message text={i18n.t("disabled")} />;
}

/** The visitor's chat with another department is open: they can't have two. */
export function OtherChat({ visit }: ScreenProps): VNode {
  const { flow, i18n } = visit;
  const department = flow.value.kind === "other-chat" ? flow.value.department : null;
  return (
    <Message
      text={department ? i18n.t("otherChat", { department }) : i18n.t("otherChatUnnamed")}
      action={i18n.t("goToChat")}
      onAction={() => visit.goToChat()}
      otherAction={i18n.t("startOver")}
      onOtherAction={() => visit.startOver()}
    />
  );
}

/** Whoever sits here now may be somebody else than the visitor whose chat is open. */
export function Returning({ visit }: ScreenProps): VNode {
  const { flow, i18n } = visit;
  const name = flow.value.kind === "returning" ? flow.value.name : "";
  return (
    <Message
      text={i18n.t("welcomeKnown", { name })}
      action={i18n.t("goToChat")}
      onAction={() => visit.goToChat()}
      otherAction={i18n.t("startOver")}
      onOtherAction={() => visit.startOver()}
    />
  );
}
