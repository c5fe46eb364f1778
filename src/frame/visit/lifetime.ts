import type { Outlet } from "../../protocol/port.ts";
import type { Slot } from "../browser/storage.ts";

/** Thrown into everything that still waits when its visitor is forgotten. */
export class Forgotten extends Error {
  override name = "Forgotten";
}

/**
 * How long one visitor is the frame's business. Whatever is asked for on their behalf goes through here and ends with
 * it: requests by the signal, waits by `until`, words to the page by `outlet`, storage by `slot`. What comes late is
 * dropped here, so that no line elsewhere has to ask whose answer it is.
 */
export class Lifetime {
  readonly #controller = new AbortController();
  readonly #end = new Promise<never>((_resolve, reject) => {
    this.signal.addEventListener("abort", () => reject(this.signal.reason));
  });

  constructor() {
    // For whoever waits by then.
    this.#end.catch(() => {});
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isOver(): boolean {
    return this.signal.aborted;
  }

  end(): void {
    this.#controller.abort(new Forgotten("The visitor was forgotten"));
  }

  /** Waits for what belongs to the visitor. @throws {Forgotten} when they are forgotten first. */
  async until<T>(work: Promise<T>): Promise<T> {
    const value = await Promise.race([work, this.#end]);
    this.signal.throwIfAborted();
    return value;
  }

  /** Work that nobody awaits. Whatever it fails of once the visitor is forgotten is nobody's business any more. */
  async run(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.isOver) throw error;
    }
  }

  /** Calls back after a time, unless the visitor is forgotten by then. */
  later(ms: number, task: () => void): void {
    const timer = setTimeout(task, ms);
    this.signal.addEventListener("abort", () => clearTimeout(timer));
  }

  /** A line that falls silent with the visitor. */
  outlet<Out>(line: Outlet<Out>): Outlet<Out> {
    return { send: (message) => this.isOver || line.send(message) };
  }

  /** A place in storage that takes nothing more once the visitor is forgotten. */
  slot(slot: Slot): Slot {
    return { read: () => slot.read(), write: (value) => !this.isOver && slot.write(value) };
  }
}
