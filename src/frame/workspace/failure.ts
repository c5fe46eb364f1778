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
  /** Where its owner has to look: `network` is the workspace that no answer came from, `files` are our own. */
  readonly culprit: "workspace" | "network" | "files";

  constructor(
    reason: Reason,
    message: string,
    code = "",
    isPassing = false,
    waitMs?: number,
    culprit: Failure["culprit"] = "workspace",
  ) {
    super(message);
    this.reason = reason;
    this.code = code;
    this.isPassing = isPassing;
    this.waitMs = waitMs;
    this.culprit = culprit;
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

const reasonWithoutAnswer = () => (navigator.onLine ? "unavailable" : "offline");

/**
 * The edge at which every error becomes a `Failure`. To a page, a request that CORS blocks, an unreachable server and a
 * dropped connection all look the same: a `TypeError` without a reason.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  // ky's own error around the browser's.
  if (error instanceof Error && error.cause instanceof TypeError) return toFailure(error.cause);
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  const unanswered = (reason: Reason) => new Failure(reason, message, "", true, undefined, "network");
  if (name === "TimeoutError") return unanswered("timeout");
  if (name === "TypeError") return unanswered(reasonWithoutAnswer());
  return new Failure("unexpected", message);
}

/** A part of ours that can't be fetched: it may be there later, or the host has not all files of one version. */
export function missingPart(error: unknown): Failure {
  return new Failure(reasonWithoutAnswer(), toFailure(error).message, "", true, undefined, "files");
}
