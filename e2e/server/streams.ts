/** What Rocket.Chat's `stream-…` subscriptions carry: who listens, and to what, is the connections' business. */
export interface StreamEvent {
  /** Name of the collection, `stream-room-messages` for example. */
  stream: string;
  /** A room's id, or `<room>/typing`. */
  event: string;
  args: unknown[];
}

/** Everything that is told live, to whoever listens. */
export class Streams {
  readonly #listeners = new Set<(event: StreamEvent) => void>();

  send(stream: string, event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners) listener({ stream, event, args });
  }

  /** Returns the function that stops listening. */
  listen(listener: (event: StreamEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
