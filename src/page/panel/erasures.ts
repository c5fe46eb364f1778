import type { Erased, ToFrame, ToHost } from "../../protocol/messages.ts";
import { REVEAL_TIMEOUT_MS } from "../launcher/launcher.ts";

/**
 * The page's requests to delete the visitor, until the frame has answered. They outlive the visitor, who is gone by the
 * time of the answer.
 */
export class Erasures {
  readonly #waiting = new Map<number, (outcome: Erased) => void>();
  #lastId = 0;
  /** Runs while there is no frame that could be told. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What a frame that has just come has to be told; also one that was loaded again before it could answer. */
  get messages(): ToFrame[] {
    const messages: ToFrame[] = [];
    // Not by `map`: on some pages it visits what libraries have added to lists.
    for (const id of this.#waiting.keys()) messages.push({ type: "erase", id });
    return messages;
  }

  /** @param isConnected Whether there is a frame already. */
  ask(send: (message: ToFrame) => void, isConnected: boolean): Promise<Erased> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      if (isConnected) send({ type: "erase", id });
      else this.awaitFrame();
    });
  }

  /** The frame is gone, or not there yet: another one has only so much time. */
  awaitFrame(): void {
    this.frameCame();
    if (this.#waiting.size) this.#timer = setTimeout(() => this.giveUp("timeout"), REVEAL_TIMEOUT_MS);
  }

  frameCame(): void {
    clearTimeout(this.#timer);
  }

  answer({ id, erased, reason }: Extract<ToHost, { type: "erased" }>): void {
    const outcome = { erased: erased === true, ...(reason && { reason: String(reason) }) };
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }

  /** Nobody will answer any more. */
  giveUp(reason: string): void {
    this.frameCame();
    for (const resolve of this.#waiting.values()) resolve({ erased: false, reason });
    this.#waiting.clear();
  }
}
