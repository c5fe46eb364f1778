import type { Step } from "../../protocol/events.ts";
import type { Problem } from "../form/problem.ts";
import { type ExtraAnswer, sendAwayMessage } from "../registration/send-away-message.ts";
import { createClient } from "../workspace/client.ts";
import { Failure } from "../workspace/failure.ts";
import { isOn } from "../workspace/schemas.ts";
import type { VisitContext } from "./context.ts";
import { report } from "./report.ts";
import type { VisitForm } from "./visit-form.ts";

/**
 * What the refusal of a message says of the address. The workspace looks up the domain of the mail by default, and a
 * refusal without a code, which all other reasons have too, may come from that.
 */
const EMAIL_REFUSALS = new Map<string, Problem>([
  ["error-invalid-email", { key: "invalidEmail" }],
  ["error-invalid-email-address", { key: "invalidEmail" }],
  ["", { key: "emailUncertain" }],
]);

/** Nobody is online: the form of a message for later where the workspace takes one, with what was already typed. */
export class MessageForLater {
  readonly #context: VisitContext;
  readonly #visitForm: VisitForm;
  #isValidating = false;

  constructor(context: VisitContext, visitForm: VisitForm) {
    this.#context = context;
    this.#visitForm = visitForm;
  }

  /** @param step The step at which it was found out that nobody is online. */
  offer(step: Step): void {
    const { apply, configuration, flow, line, site } = this.#context;
    const before = flow.value;
    // A site that wants none says so; one that wants the form can't have it of a workspace that takes no messages.
    const isUnwanted = site.settings.value.away === "notice";
    const takesMessages = isOn(configuration.value.value?.settings?.displayOfflineForm) && !isUnwanted;
    apply({ type: "nobody-online", takesMessages });
    // Whoever has sent something meanwhile hears from the workspace.
    if (flow.value === before) return;
    if (!takesMessages && !isUnwanted)
      report(this.#context, step, new Failure("unavailable", "Nobody is online", "no-agent-online"));
    line.send({ type: "away" });
    if (!takesMessages) return;
    this.#visitForm.define();
    this.#visitForm.focusFirst();
  }

  /** The visitor sends the message, or sends it again. Does nothing while it is on its way. */
  async send(): Promise<void> {
    const { lifetime, form, consent, flow, apply } = this.#context;
    if (this.#isValidating || flow.value.kind !== "away") return;
    this.#isValidating = true;
    const isValid = await lifetime.until(form.validate()).finally(() => {
      this.#isValidating = false;
    });
    if (!consent.check(isValid) || !isValid) return;
    apply({ type: "message-sent" });
    try {
      await this.#post();
    } catch (error) {
      if (lifetime.isOver) return;
      const { reason, code } = report(this.#context, "message", error);
      apply({ type: "message-failed", reason });
      const problem = reason === "rejected" && EMAIL_REFUSALS.get(code);
      if (problem) form.show(new Map([["email", problem]]));
    }
  }

  async #post(): Promise<void> {
    const { server, site, lifetime, form, line, journal, draft, apply } = this.#context;
    const client = createClient({
      server,
      signal: lifetime.signal,
      onWait: (wait) => apply({ type: "message-waits", wait }),
    });
    const registration = form.registration();
    const { url } = site.page.value;
    const extras = this.#extras();
    await lifetime.until(sendAwayMessage(client, registration, extras, url && new URL(url).host));
    const { visitor, message } = registration;
    const { name = "", email = "", department = "" } = visitor;
    const phone = extras.find(({ id }) => id === "phone")?.value ?? "";
    const customFields = Object.fromEntries(extras.flatMap(({ key, value }) => (key ? [[key, value]] : [])));
    line.send({ type: "away-message", detail: { name, email, phone, department, message, customFields } });
    // It has arrived: nothing of it is kept.
    journal.clear();
    draft.forget();
    apply({ type: "message-arrived" });
  }

  /** What was answered and has no place in a message for later: it is written below the message. */
  #extras(): ExtraAnswer[] {
    const { i18n } = this.#context;
    return this.#visitForm.answersOfChat().map(({ id, key, label, value }) => ({
      ...{ id, key, value },
      label: label ?? i18n.t(id as "phone"),
    }));
  }
}
