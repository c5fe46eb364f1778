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
