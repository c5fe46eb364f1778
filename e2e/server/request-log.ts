import type { Changes } from "./changes.ts";

/** Headers that say something of the client; `null` where it sent none. */
export interface LoggedHeaders {
  origin: string | null;
  contentType: string | null;
  accept: string | null;
  referer: string | null;
  cookie: string | null;
  /** Names of those that no browser adds by itself, and that a preflight has to allow. */
  own: string[];
}

/** One request as it reached the server, in the order of arrival. */
export interface LoggedRequest {
  seq: number;
  /** ISO 8601. */
  at: string;
  method: string;
  /** Below `/api/v1/`, for example `livechat/room`. */
  path: string;
  query: Record<string, string>;
  headers: LoggedHeaders;
  /** What the server made of the body; `null` when the request had none. */
  body: unknown;
  /** The body as it came, where the server could not parse it. */
  rawBody?: string;
  /** `null` while it is being worked on, and when the connection ended without an answer. */
  status: number | null;
  /** A fault, a refused preflight, the code or text of a refusal. */
  note: string | null;
  preflight: boolean;
}

const MOST_KEPT = 5_000;

/** Every request, also the refused and the faulted ones. In memory only. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #seq = 0;
  readonly #changes: Changes;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  /** Records an arrival; `finish` completes the same entry. */
  arrive(request: Omit<LoggedRequest, "seq" | "at" | "status" | "note">): LoggedRequest {
    this.#seq += 1;
    const entry: LoggedRequest = {
      seq: this.#seq,
      at: new Date().toISOString(),
      ...request,
      status: null,
      note: null,
    };
    this.#entries.push(entry);
    if (this.#entries.length > MOST_KEPT) this.#entries.shift();
    this.#changes.announce();
    return entry;
  }

  finish(entry: LoggedRequest, status: number | null): void {
    entry.status = status;
    this.#changes.announce();
  }

  all(): LoggedRequest[] {
    return structuredClone(this.#entries);
  }

  clear(): void {
    this.#entries = [];
    this.#seq = 0;
  }
}
