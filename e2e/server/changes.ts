/** Tells the demo page, and whoever else listens, that something changed. */
export class Changes {
  #seq = 0;
  readonly #listeners = new Set<(seq: number) => void>();

  get seq(): number {
    return this.#seq;
  }

  announce(): void {
    this.#seq += 1;
    for (const listener of this.#listeners) listener(this.#seq);
  }

  /** Returns the function that stops listening. */
  listen(listener: (seq: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const PAUSE_MS = 15;

/** One request changes several things within a moment, and a page wants to hear of it once. */
export function coalesced(send: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    notify() {
      timer ??= setTimeout(() => {
        timer = undefined;
        send();
      }, PAUSE_MS);
    },
    cancel: () => clearTimeout(timer),
  };
}
