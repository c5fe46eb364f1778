import type { VNode } from "preact";
import type { Flow } from "../flow.ts";
import type { Model } from "../model.ts";
import { FormView } from "./form-view.tsx";
import { Progress } from "./progress.tsx";

/** The form of a chat, from the first key to the handoff. */
export function FormScreen({ model }: { model: Model }): VNode {
  const { i18n, config, consent } = model;
  const flow: Flow = model.isAwaitingConfig.value
    ? { kind: "submitting", step: "config", wait: model.configWait.value }
    : model.flow.value;
  const isSending = flow.kind === "submitting";
  return (
    <FormView
      model={model}
      isGreetingHeld={model.early.length > 0}
      greeting={i18n.own("greeting") ?? (config.value?.messages?.registrationFormMessage || i18n.t("greeting"))}
      action="submit"
      isSending={isSending}
      failure={flow.kind === "failed" ? flow.reason : null}
      progress={isSending && <Progress flow={flow} i18n={i18n} />}
      onSubmit={() => model.submit()}
    >
      {consent.value?.render()}
    </FormView>
  );
}
