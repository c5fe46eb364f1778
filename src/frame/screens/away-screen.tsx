import { signal } from "@preact/signals";
import type { VNode } from "preact";
import type { Reason, Step } from "../../protocol/events.ts";
import { defineAwayFields } from "../form/define-away-fields.ts";
import { sendAwayMessage } from "../registration/send-away-message.ts";
import { RichText } from "../ui/rich-text.tsx";
import { takeFocus } from "../ui/take-focus.ts";
import { createClient } from "../visit/after-form.ts";
import type { Flow } from "../visit/flow.ts";
import type { Model, ModelPort } from "../visit/model.ts";
import type { Wait } from "../workspace/client.ts";
import { Failure } from "../workspace/failure.ts";
import { isOn } from "../workspace/schemas.ts";
import { FormView } from "./form-view.tsx";
import { Progress } from "./progress.tsx";

type State =
  | { kind: "writing" }
  | { kind: "sending"; wait: Wait | null }
  | { kind: "failed"; reason: Reason }
  | { kind: "sent" };

/**
 * Nobody is online: a message for later where the workspace takes one, with what was already typed.
 *
 * @param step The step at which that was found out.
 * @param pageUrl Address of the page around the frame, for the mail that the workspace sends.
 */
export function createAwayFlow(
  model: Model,
  { line, journal, forgetDraft }: Pick<ModelPort, "line" | "journal" | "forgetDraft">,
  step: Step,
  pageUrl: string,
): Extract<Flow, { kind: "away" }> {
  const { form, config, settings, i18n } = model;
  const { t } = i18n;
  const state = signal<State>({ kind: "writing" });
  const isSending = () => state.value.kind === "sending";

  const isSilent = !isOn(config.value?.settings?.displayOfflineForm);
  if (isSilent) model.report(step, new Failure("unavailable", "Nobody is online", "no-agent-online"));
  line.send({ type: "away" });
  if (isSilent) {
    const Unavailable = () => (
      <Notice
        title={t("offlineTitle")}
        text={
          i18n.own("offlineUnavailable") ??
          (config.value?.messages?.offlineUnavailableMessage || t("offlineUnavailable"))
        }
      />
    );
    return { kind: "away", Screen: Unavailable, define() {}, isSending };
  }

  let isValidating = false;

  const send = async () => {
    if (isValidating || /sending|sent/.test(state.value.kind)) return;
    isValidating = true;
    const isValid = await form.validate();
    isValidating = false;
    if (model.consent.value?.check() === false || !isValid) return;
    state.value = { kind: "sending", wait: null };
    const client = createClient({
      server: model.server,
      onWait: (wait) => {
        state.value = { kind: "sending", wait };
      },
    });
    try {
      const registration = form.registration();
      await sendAwayMessage(client, registration, pageUrl && new URL(pageUrl).host);
      const { visitor, message } = registration;
      const { name = "", email = "", department = "" } = visitor;
      line.send({ type: "away-message", detail: { name, email, department, message } });
      // It has arrived: nothing of it is kept.
      journal.clear();
      forgetDraft();
      state.value = { kind: "sent" };
    } catch (error) {
      state.value = { kind: "failed", reason: model.report("message", error).reason };
    }
  };

  function AwayScreen(): VNode {
    const now = state.value;
    const messages = config.value?.messages;
    if (now.kind === "sent") {
      return (
        <Notice
          title={t("sentTitle")}
          text={i18n.own("sentText") ?? (messages?.offlineSuccessMessage || t("sentText"))}
        />
      );
    }
    return (
      <FormView
        model={model}
        greeting={i18n.own("offlineText") ?? (messages?.offlineMessage || t("offlineText"))}
        action="send"
        isSending={isSending()}
        failure={now.kind === "failed" ? now.reason : null}
        progress={now.kind === "sending" && <Progress step="message" wait={now.wait} i18n={i18n} />}
        onSubmit={send}
      >
        {model.consent.value?.render()}
      </FormView>
    );
  }

  const define = () => {
    if (config.value) form.define(defineAwayFields(config.value, settings.value, t("offlineMessage")));
  };
  define();
  return { kind: "away", Screen: AwayScreen, define, isSending };
}

function Notice({ title, text }: { title: string; text: string }): VNode {
  return (
    <div class="message">
      <h2 tabIndex={-1} ref={takeFocus}>
        {title}
      </h2>
      <RichText class="greeting" text={text} />
    </div>
  );
}
