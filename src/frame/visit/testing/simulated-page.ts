import { AsyncLocalStorage } from "node:async_hooks";
import { never } from "./replies.ts";

/** What one page of the browser lives on. Nothing of it works any more once the page is gone. */
export class Page {
  isAlive = true;
  goAway = (): void => {};
  readonly gone = new Promise<"gone">((resolve) => {
    this.goAway = () => resolve("gone");
  });

  guard<T>(work: Promise<T>): Promise<T> {
    return work.then((value) => (this.isAlive ? value : never));
  }
}

/** Web Locks, of which a page that goes away loses its own. */
export class Locks {
  #holder: Page | null = null;
  #queue: { page: Page; run(): void }[] = [];

  /** What `navigator.locks` does. */
  request(page: Page, { ifAvailable }: LockOptions, work: (lock: object | null) => Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!page.isAlive) return;
      if (ifAvailable && this.#holder) {
        resolve(work(null));
        return;
      }
      const here = AsyncLocalStorage.snapshot();
      const run = () => {
        this.#holder = page;
        here(work, {})
          .then(resolve, reject)
          .finally(() => page.isAlive && this.release(page));
      };
      if (this.#holder) this.#queue.push({ page, run });
      else run();
    });
  }

  release(page: Page): void {
    this.#queue = this.#queue.filter((waiting) => waiting.page !== page);
    if (this.#holder !== page) return;
    this.#holder = null;
    this.#queue.shift()?.run();
  }
}
