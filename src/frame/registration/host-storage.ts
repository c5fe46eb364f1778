import type { ToHost } from "../../protocol/messages.ts";
import type { Outlet } from "../../protocol/port.ts";

/** A page that has not answered by then is taken for one that never will. */
const HOST_TIMEOUT_MS = 1_000;

/** What the page's storage holds. */
export interface HostAnswer {
  token: string | null;
  /** Whether it outlives the page. */
  kept: boolean;
}

/**
 * The storage of the page around the frame: that of a third-party frame is partitioned, and forgotten by Safari, so
 * that the token belongs to the customer's own site. It outlives the visitors: an answer is for its own question, and
 * never tells the next visitor what the former one's was.
 */
export class HostStorage {
  readonly #line: Outlet<ToHost>;
  readonly #questions = new Map<number, (answer: HostAnswer) => void>();
  #lastId = 0;

  constructor(line: Outlet<ToHost>) {
    this.#line = line;
  }

  /** @returns The token that the page holds now; `null` when it does not answer. */
  recall(): Promise<HostAnswer | null> {
    return this.#ask((id) => ({ type: "recall", id }));
  }

  /** @param token `null` forgets. @returns What the page holds after it; `null` when it does not answer. */
  remember(token: string | null): Promise<HostAnswer | null> {
    return this.#ask((id) => ({ type: "remember", id, token }));
  }

  /** The page's answer. */
  answer(id: number, answer: HostAnswer): void {
    this.#questions.get(id)?.(answer);
    this.#questions.delete(id);
  }

  #ask(question: (id: number) => ToHost): Promise<HostAnswer | null> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#questions.set(id, resolve);
      setTimeout(resolve, HOST_TIMEOUT_MS, null);
      this.#line.send(question(id));
    });
  }
}
