import { signal } from "@preact/signals";
import type { Reason } from "../../protocol/events.ts";
import { toFailure } from "../workspace/failure.ts";
import type { Kept, VisitContext } from "./context.ts";
import type { LateParts } from "./late-parts.ts";

/** While a chat is open the workspace keeps its visitor. */
const HAS_OPEN_CHAT = "visitor-has-open-rooms";

export type ErasureState =
  | { kind: "none" }
  /** The visitor has asked for it, and is asked back: it can't be undone. */
  | { kind: "in-question" }
  | { kind: "under-way" }
  | { kind: "chat-is-open" }
  | { kind: "failed"; reason: Reason }
  /** Of the visitor before this one. */
  | { kind: "done" };

/** The end of a visitor in the workspace, as the site or the visitor asks for it. */
export class Erasure {
  readonly state = signal<ErasureState>({ kind: "none" });
  readonly #context: VisitContext;
  readonly #parts: LateParts;

  constructor(context: VisitContext, parts: LateParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Whether the last screen offers it. */
  get isOffered(): boolean {
    return this.#context.site.settings.value.startOver === "erase";
  }

  /** The visitor asks for it, and is asked back. Does nothing while it is under way. */
  ask(): void {
    if (this.state.value.kind !== "under-way") this.state.value = { kind: "in-question" };
  }

  /** The visitor thinks better of it. */
  withdraw(): void {
    if (this.state.value.kind === "in-question") this.state.value = { kind: "none" };
  }

  /** The visitor means it. Does nothing where they were not asked. */
  confirm(): void {
    if (this.state.value.kind !== "in-question") return;
    this.state.value = { kind: "under-way" };
    void this.#context.lifetime.run(async () => {
      const { reason, code } = await this.#context.onErase();
      if (reason) this.state.value = code === HAS_OPEN_CHAT ? { kind: "chat-is-open" } : { kind: "failed", reason };
    });
  }

  /** Deletes the visitor in the workspace; what is in the browser stays. */
  async perform(): Promise<Kept> {
    const { identity, server, lifetime } = this.#context;
    const token = await identity.recall();
    if (!token) return {};
    try {
      const { eraseVisitor } = await this.#parts.afterForm();
      await eraseVisitor(server, token, lifetime.signal);
      return {};
    } catch (error) {
      const { code, reason } = toFailure(error);
      // Whom the workspace doesn't know it has nothing of.
      return code === "invalid-token" ? {} : { reason, code };
    }
  }
}
