import { has } from "./versions.ts";
import type { Workspace } from "./workspace.ts";

type Version = Pick<Workspace, "serverMajor">;

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
const OWN_RULE: Rule = { requests: 5, intervalMs: 60_000 };

/**
 * Fixed windows per IP address, route pattern and method. A refused request counts like any
 * other, as in Meteor's `rate-limit` package, where the counter goes up before it is read.
 */
export class RateLimiter {
  readonly #windows = new Map<string, { startedAt: number; count: number }>();

  count(ip: string, method: string, pattern: string, version: Version): Attempt {
    const { requests, intervalMs } = ruleFor(`${method} ${pattern}`, version);
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

function ruleFor(route: string, version: Version): Rule {
  switch (route) {
    case "POST livechat/visitor":
      return has(version, "limitOfRegistrations") ? OWN_RULE : DEFAULT_RULE;
    case "GET livechat/room":
      return has(version, "limitOfRooms") ? OWN_RULE : DEFAULT_RULE;
    case "POST livechat/offline.message":
      return { requests: 1, intervalMs: 5_000 };
    default:
      return DEFAULT_RULE;
  }
}

/** The headers of every answer while limits are on. No version exposes them to other origins. */
export function rateLimitHeaders(attempt: Attempt): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(attempt.limit),
    "X-RateLimit-Remaining": String(attempt.remaining),
    "X-RateLimit-Reset": String(attempt.resetAt),
  };
}
