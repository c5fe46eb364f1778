import { leadsToLivechat } from "../../protocol/leads-to-livechat.ts";
import type { Config } from "../workspace/schemas.ts";
import { chatStateOf } from "./chat-state.ts";
import type { ChatWatch } from "./chat-watch.ts";
import type { VisitContext } from "./context.ts";
import { firstNameOf } from "./known-name.ts";
import type { Submission } from "./submission.ts";

/** A chat of this visitor that is open already. */
export class OpenChat {
  readonly #context: VisitContext;
  readonly #submission: Submission;
  readonly #watch: ChatWatch;

  constructor(context: VisitContext, submission: Submission, watch: ChatWatch) {
    this.#context = context;
    this.#submission = submission;
    this.#watch = watch;
  }

  /** A visitor whose chat is open: led into it, unless it is another chat than they opened, or may be another person. */
  meet(config: Config): void {
    const { apply, site } = this.#context;
    const { departments = [], room, guest } = config;
    const nameOf = (id: string | undefined) => departments.find(({ _id }) => _id === id)?.name ?? null;
    const wanted = site.settings.value.prefill?.department;
    const isOther = wanted && room?.departmentId && ![room.departmentId, nameOf(room.departmentId)].includes(wanted);
    const name = firstNameOf(guest);
    if (isOther) apply({ type: "other-chat-found", department: nameOf(room.departmentId) });
    else if (name && this.#goesToWindow() && !this.#isHere()) apply({ type: "return-asked", name });
    else this.#submission.welcomeBack(config);
  }

  /** Whether the visitor was at it in this tab; where the browser keeps nothing it can't be told, and isn't asked. */
  #isHere(): boolean {
    const { isHere } = this.#context.storage;
    return isHere.read() === true || !isHere.write(false);
  }

  /** The visitor goes on to it. */
  enter(): void {
    const config = this.#context.configuration.value.value;
    if (config) this.#submission.welcomeBack(config);
  }

  /** News of the chat that was handed over. @returns Whether there were any. */
  takeNews(config: Config): boolean {
    const { apply, flow } = this.#context;
    const now = flow.value;
    if (now.kind !== "handed-off" || !now.handoff.room || now.handoff.room.id !== config.room?._id) return false;
    const chat = chatStateOf(config, now.handoff.room.id);
    apply({ type: "chat-news", chat });
    this.#watch.tell(chat);
    return true;
  }

  /** Whether the workspace's own window, with all messages, comes next. */
  #goesToWindow(): boolean {
    return leadsToLivechat(this.#context.site.settings.value) && this.#context.hasLoader;
  }
}
