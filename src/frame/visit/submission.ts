import type { HandoffDetail, Step } from "../../protocol/events.ts";
import { leadsToLivechat } from "../../protocol/leads-to-livechat.ts";
import type { Registration } from "../form/answers.ts";
import { customId, find } from "../form/field.ts";
import type { Problem } from "../form/problem.ts";
import { warnOwner } from "../owner/warn-owner.ts";
import type { Job } from "../registration/job.ts";
import { refusedAnswers } from "../registration/refused-answers.ts";
import { submit } from "../registration/submission.ts";
import { toVisitor } from "../registration/visitor.ts";
import { Failure } from "../workspace/failure.ts";
import type { Config } from "../workspace/schemas.ts";
import { chatStateOf } from "./chat-state.ts";
import type { VisitContext } from "./context.ts";
import { type HandedOff, NEW_CHAT } from "./flow.ts";
import type { MessageForLater } from "./message-for-later.ts";
import { consequenceOf } from "./refusals.ts";
import { report } from "./report.ts";
import { saysTheSame, toPrefill } from "./resume.ts";
import { sentAnswers } from "./sent-answers.ts";
import type { VisitForm } from "./visit-form.ts";

/** From sent answers to the handoff, and what becomes of a submission that the workspace refuses. */
export class Submission {
  readonly #context: VisitContext;
  readonly #visitForm: VisitForm;
  readonly #message: MessageForLater;
  /** What the last try has done already. */
  #left: Job | null = null;

  constructor(context: VisitContext, visitForm: VisitForm, message: MessageForLater) {
    this.#context = context;
    this.#visitForm = visitForm;
    this.#message = message;
  }

  /** Whether a submission of this visit has begun and not come to its end. */
  get isBegun(): boolean {
    return this.#left !== null;
  }

  async register(registration: Registration): Promise<void> {
    const { apply, lifetime } = this.#context;
    let step: Step = "visitor";
    apply({ type: "sent" });
    try {
      const { job, refused, isRemembered } = await this.#submit(registration, (next) => {
        step = next;
      });
      if (refused.length) await this.#askRefused(job, refused);
      else this.#complete(job, isRemembered);
    } catch (error) {
      if (!lifetime.isOver) await this.#fail(step, error);
    }
  }

  async #submit(registration: Registration, onStep: (step: Step) => void) {
    const { lifetime, site, server, identity, journal, storage, configuration, line, apply, form } = this.#context;
    const { match = "token", handoff } = site.settings.value;
    return lifetime.until(
      submit(registration, {
        ...{ server, identity, journal, match },
        pace: storage,
        guest: configuration.value.value?.guest,
        left: this.#left,
        makesRoom: handoff !== "event",
        signal: lifetime.signal,
        onStep(step, wait) {
          if (step !== "other-tab") onStep(step);
          apply({ type: "step-taken", step, wait });
        },
        onProgress: (job) => {
          this.#left = job;
          for (const [name, answer] of Object.entries(job.visitor ?? {})) if (answer) form.settle(name);
          for (const key of job.saved) form.know(customId(key));
        },
        onRegistered: ({ token, visitor }) =>
          line.send({ type: "registered", detail: { token: this.#tellable(token), visitor } }),
      }),
    );
  }

  /**
   * A submission that a reload interrupted goes on, unless the visitor has changed an answer since.
   *
   * @returns Whether there was one.
   */
  async resume(): Promise<boolean> {
    const { form, journal, lifetime, apply, flow } = this.#context;
    const job = journal.read();
    if (!job || this.#left) return false;
    const before = flow.value;
    form.prefill(toPrefill(job.registration));
    // What was sent is the number as the library writes it.
    if (job.registration.visitor.phone) await lifetime.until(form.loadPhone());
    if (flow.value !== before) return true;
    this.#left = job;
    const refused = refusedAnswers(job);
    if (refused.length) await this.#askRefused(job, refused);
    else if (saysTheSame(form, job)) await this.register(job.registration);
    else apply({ type: "correction-asked" });
    return true;
  }

  /** A visitor whose chat is still open has nothing to fill in. */
  welcomeBack(config: Config): void {
    const { guest, room } = config;
    if (!guest || !room) return;
    const detail = {
      token: guest.token ?? "",
      visitor: toVisitor(guest),
      room: { id: room._id, isNew: false },
      customFields: { saved: [], failed: [] },
    };
    const chat = chatStateOf(config, room._id);
    this.#handOff(detail, { isReturning: true, isRemembered: true, sent: [], chat });
  }

  #complete({ token, visitor, room, registration, saved, failed }: Job, isRemembered: boolean): void {
    this.#left = null;
    for (const { key, reason } of failed)
      warnOwner(`customFields.${key}`, `the workspace did not store it (${reason})`);
    if (!visitor) return;
    const { message } = registration;
    const detail = { token, visitor, room, ...(!room && message && { message }), customFields: { saved, failed } };
    const sent = sentAnswers(this.#context.form);
    this.#handOff(detail, { isReturning: false, isRemembered, sent, chat: NEW_CHAT });
  }

  /** What events tell of the token: nothing to a page that may not hear it, or whose site doesn't want it told. */
  #tellable(token: string): string {
    const { isPrivate, site } = this.#context;
    return isPrivate && site.settings.value.eventToken !== "omit" ? token : "";
  }

  #handOff(handoff: HandoffDetail, facts: Omit<HandedOff, "kind" | "handoff" | "hasNoWindow">): void {
    const { apply, draft, line, site, storage, isPrivate } = this.#context;
    draft.forget();
    storage.isHere.write(true);
    apply({ type: "handed-off", handoff, ...facts });
    line.send({ type: "handoff", detail: { ...handoff, token: this.#tellable(handoff.token) } });
    // A page that may not hear the token has no window to start with it.
    if (isPrivate && leadsToLivechat(site.settings.value)) line.send({ type: "livechat", token: handoff.token });
  }

  /** The others are saved: the form asks for what the workspace's rules refused. */
  async #askRefused(job: Job, refused: string[]): Promise<void> {
    const { form, apply } = this.#context;
    const problems = new Map<string, Problem>();
    for (const key of refused) {
      const field = find(form.inForce.value, customId(key));
      const text = field?.patternMessage;
      if (field) problems.set(field.id, text ? { key: "text", text } : { key: "refused" });
      report(this.#context, "custom-fields", new Failure("rejected", `The workspace refused the field "${key}"`), key);
    }
    // Nobody can correct a field that isn't shown: the registration goes on without it.
    if (form.show(problems)) await this.register(job.registration);
    else apply({ type: "correction-asked" });
  }

  async #fail(step: Step, error: unknown): Promise<void> {
    const { apply } = this.#context;
    const { code, reason } = report(this.#context, step, error);
    const consequence = consequenceOf(code);
    switch (consequence?.kind) {
      case "away":
        return this.#message.offer(step);
      case "switched-off":
        return apply({ type: "switched-off" });
      case "correct":
        if (consequence.isListStale) await this.#renewDepartments();
        return this.#askCorrection(consequence.field, consequence.problem);
      case undefined:
        return apply({ type: "submission-failed", step, reason });
    }
  }

  /** The department was removed since the form was shown. */
  async #renewDepartments(): Promise<void> {
    const { form, configuration } = this.#context;
    form.entry("department").value.value = "";
    // Without a new list the visitor can still go on without a department.
    const config = await configuration.ask().catch(() => null);
    if (config) await this.#visitForm.take(config);
  }

  /** Everything else is kept. */
  #askCorrection(id: string, problem: Problem): void {
    const { form, apply } = this.#context;
    // What isn't asked nobody can correct: sending again goes on without a department.
    if (form.show(new Map([[id, problem]]))) apply({ type: "submission-failed", step: "visitor", reason: "rejected" });
    else apply({ type: "correction-asked" });
  }
}
