import type { VNode } from "preact";
import type { Model } from "../model.ts";
import { FormView } from "./form-view.tsx";
import { Progress } from "./progress.tsx";

/** The form of a chat, from the first key to the handoff. */
export function FormScreen({ model }: { model: Model }): VNode {
  const { i18n, config, consent } = model;
  const flow = model.flow.value;
  const isSending = flow.kind === "submitting";
  return (
    <FormView
      model={model}
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
