import type { Reason } from "../../protocol/events.ts";

/** Why a request to the workspace did not succeed: the one error type that leaves this folder. */
export class Failure extends Error {
  override name = "Failure";
  readonly reason: Reason;
  /** The server's own code, such as `invalid-token`, when it gave one. */
  readonly code: string;
  /** Whether the same request may succeed later. */
  readonly isPassing: boolean;
  /** How long the server, or a proxy in front of it, asks to wait, in milliseconds. */
  readonly waitMs: number | undefined;

  constructor(reason: Reason, message: string, code = "", isPassing = false, waitMs?: number) {
    super(message);
    this.reason = reason;
    this.code = code;
    this.isPassing = isPassing;
    this.waitMs = waitMs;
  }
}

/** Whether the server understood and said no: the same request would be refused again. */
export function isRefusal(error: unknown): error is Failure {
  return error instanceof Failure && error.reason === "rejected";
}

/** Whether the server doesn't know the visitor. */
export function isInvalidToken(error: unknown): boolean {
  return error instanceof Failure && error.code === "invalid-token";
}

/**
 * The edge at which every error becomes a `Failure`. To a page, a request that CORS blocks, an unreachable
 * server, a dropped connection and a part of the widget that can't be fetched all look the same: a `TypeError`
 * without a reason.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (name === "TimeoutError") return new Failure("timeout", message, "", true);
  if (name === "TypeError") return new Failure(navigator.onLine ? "unavailable" : "offline", message, "", true);
  return new Failure("unexpected", message);
}
