import type { VNode } from "preact";
import type { Model } from "../visit/model.ts";
import { FormView } from "./form-view.tsx";
import { Progress } from "./progress.tsx";

/** The form of a chat, from the first key to the handoff. */
export function FormScreen({ model }: { model: Model }): VNode {
  const { i18n, config, consent } = model;
  const { value: flow } = model.flow;
  const sending = model.isAwaitingConfig.value
    ? ({ step: "config", wait: model.configWait.value } as const)
    : flow.kind === "submitting" && flow;
  return (
    <FormView
      model={model}
      isGreetingHeld={model.early.length > 0}
      greeting={i18n.own("greeting") ?? (config.value?.messages?.registrationFormMessage || i18n.t("greeting"))}
      action="submit"
      isSending={!!sending}
      failure={!sending && flow.kind === "failed" ? flow.reason : null}
      progress={sending && <Progress step={sending.step} wait={sending.wait} i18n={i18n} />}
      onSubmit={() => model.submit()}
    >
      {consent.value?.render()}
    </FormView>
  );
}
