import type { VNode } from "preact";
import type { Visit } from "../visit/visit.ts";
import { Message } from "./message.tsx";

interface ScreenProps {
  visit: Visit;
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
