import type { Workspace } from "./workspace.ts";

/** One answer's account: what the `X-RateLimit-*` headers say and whether it may pass. */
export interface Attempt {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Milliseconds since the epoch. */
  resetAt: number;
  secondsToWait: number;
}

interface Rule {
  requests: number;
  intervalMs: number;
}

const DEFAULT_RULE: Rule = { requests: 10, intervalMs: 60_000 };

/**
 * Fixed windows per IP address, route pattern and method. A refused request counts like any
 * other, as in Meteor's `rate-limit` package, where the counter goes up before it is read.
 */
export class RateLimiter {
  readonly #windows = new Map<string, { startedAt: number; count: number }>();

  count(ip: string, method: string, pattern: string, serverMajor: Workspace["serverMajor"]): Attempt {
    const { requests, intervalMs } = ruleFor(method, pattern, serverMajor);
    const key = `${ip} ${method} ${pattern}`;
    const now = Date.now();
    let window = this.#windows.get(key);
    if (window === undefined || now - window.startedAt >= intervalMs) {
      window = { startedAt: now, count: 0 };
      this.#windows.set(key, window);
    }
    window.count += 1;
    const resetAt = window.startedAt + intervalMs;
    return {
      allowed: window.count <= requests,
      limit: requests,
      remaining: Math.max(0, requests - window.count),
      resetAt,
      secondsToWait: Math.ceil((resetAt - now) / 1000),
    };
  }

  clear(): void {
    this.#windows.clear();
  }
}

/** The visitor's own limit came with 6.10, the room's with 7. */
function ruleFor(method: string, pattern: string, serverMajor: number): Rule {
  const route = `${method} ${pattern}`;
  if (route === "POST livechat/visitor" && serverMajor >= 6) {
    return { requests: 5, intervalMs: 60_000 };
  }
  if (route === "GET livechat/room" && serverMajor >= 7) {
    return { requests: 5, intervalMs: 60_000 };
  }
  if (route === "POST livechat/offline.message") return { requests: 1, intervalMs: 5_000 };
  return DEFAULT_RULE;
}

/** The headers of every answer while limits are on. No version exposes them to other origins. */
export function rateLimitHeaders(attempt: Attempt): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(attempt.limit),
    "X-RateLimit-Remaining": String(attempt.remaining),
    "X-RateLimit-Reset": String(attempt.resetAt),
  };
}
