import { Failure } from "./failure.ts";

/** A refusal that is answered with HTTP 408, 425, 429 or 5xx passes; any other 4xx stays. */
export function refusal(status: number, body: unknown, headers: Headers): Failure {
  const { error = "", errorType } = Object(body) as { error?: unknown; errorType?: unknown };
  const text = String(error);
  // The code stands alone (`invalid-token`), in brackets after a text, or in `errorType`.
  const code = typeof errorType === "string" ? errorType : (/^[\w-]+$|(?<=\[)[\w-]+(?=\]$)/.exec(text)?.[0] ?? "");
  const message = text || `HTTP ${status}`;
  if (status === 429) return new Failure("rate-limited", message, code, true, rateLimitWaitMs(text, headers));
  const isPassing = status === 408 || status === 425 || status >= 500;
  return new Failure(isPassing ? "unavailable" : "rejected", message, code, isPassing);
}

/** Rocket.Chat's windows last 60 s; an answer that asks for much longer comes from a wrong clock. */
const LONGEST_WAIT_MS = 120_000;

/**
 * The server names the end of the window as an instant of its own clock (`X-RateLimit-Reset`, which can't be
 * read cross-origin) and as seconds in the text. The visitor's clock may be wrong by hours: where the two
 * disagree by more than it takes to deliver the answer, the seconds are right.
 */
function rateLimitWaitMs(text: string, headers: Headers): number | undefined {
  const told = Number(/(\d+) seconds/.exec(text)?.[1] ?? headers.get("Retry-After")) * 1000;
  const until = Number(headers.get("X-RateLimit-Reset")) - Date.now();
  const isPlausible = until > 0 && until < LONGEST_WAIT_MS && (!told || Math.abs(until - told) < 5000);
  // A date instead of seconds is no number.
  const waitMs = (isPlausible ? until : told) || undefined;
  return waitMs && Math.min(waitMs, LONGEST_WAIT_MS);
}
