/** A pattern that needs longer than this for one answer is left to the server; a slow phone has other work, too. */
const PATTERN_TIMEOUT_MS = 500;

/** Tests one pattern after the other in a worker. One that takes too long is given up, together with its worker. */
export class PatternTester {
  #worker: Worker | undefined;

  /** @returns Whether the value fits, as far as that can be told: where there are no workers, everything does. */
  test(pattern: string, value: string): Promise<boolean> {
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const finish = (isFitting: boolean) => {
        clearTimeout(timer);
        resolve(isFitting);
      };
      const giveUp = () => {
        this.end();
        finish(true);
      };
      const begin = () => {
        timer = setTimeout(giveUp, PATTERN_TIMEOUT_MS);
      };
      try {
        // The time that a worker takes to start is not the pattern's.
        if (this.#worker) begin();
        this.#worker ??= new Worker(new URL("./pattern-worker.ts", import.meta.url), { type: "module" });
        this.#worker.onmessage = ({ data }: MessageEvent<"ready" | boolean>) =>
          data === "ready" ? begin() : finish(data);
        this.#worker.onerror = giveUp;
        this.#worker.postMessage([pattern, value]);
      } catch {
        giveUp();
      }
    });
  }

  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
