import type { VNode } from "preact";
import type { Visit } from "../visit/visit.ts";
import { FormView } from "./form-view.tsx";
import { Progress } from "./progress.tsx";

/** The form of a chat, from the first key to the handoff. */
export function FormScreen({ visit }: { visit: Visit }): VNode {
  const { i18n, config } = visit;
  const flow = visit.flow.value;
  const sending = flow.kind === "submitting" && flow;
  return (
    <FormView
      visit={visit}
      isGreetingHeld={visit.isEarly}
      greeting={i18n.own("greeting") ?? (config.value?.messages?.registrationFormMessage || i18n.t("greeting"))}
      note={visit.news}
      action="submit"
      isSending={Boolean(sending)}
      failure={flow.kind === "failed" ? flow.reason : null}
      progress={sending && <Progress step={sending.step} wait={sending.wait} i18n={i18n} />}
      knownName={visit.knownName}
      onSubmit={() => void visit.submit()}
    />
  );
}
