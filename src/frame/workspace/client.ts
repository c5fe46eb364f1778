import ky from "ky";
import type { core } from "zod/mini";
import { REQUEST_TIMEOUT_MS } from "./config-request.ts";
import { type Failure, toFailure } from "./failure.ts";
import { untilOnline } from "./online.ts";
import { readReply } from "./reply.ts";

/** Attempts after the first one, for failures that may pass. */
const RETRY_LIMIT = 2;
const FIRST_WAIT_MS = 400;
/** In UTF-16 code units, each of which may take three bytes. */
const KEEPALIVE_LIMIT = 20_000;
/** A proxy's 429 that names no time. */
const UNKNOWN_RATE_LIMIT_MS = 5_000;

/** Why nothing is being sent at the moment, and until when (milliseconds since the epoch; 0 is unknown). */
export interface Wait {
  reason: Failure["reason"];
  until: number;
}

export interface ClientOptions {
  server: string;
  /** Told when a retry is waited for, and `null` when requests go out again. */
  onWait(wait: Wait | null): void;
  /** Held before each attempt; the widget's own rate limit. */
  beforeAttempt?(path: string): Promise<void> | void;
  /** Ends everything under way. */
  signal?: AbortSignal;
}

export interface Call {
  method?: "get" | "post" | "delete";
  json?: unknown;
  /** Whether a second one does harm: then only what was certainly turned away is sent again. */
  isOnce?: boolean;
}

export interface Client {
  /** One call of the workspace's API. @throws {Failure} once it can't, or need not, be tried again. */
  call<Schema extends core.$ZodType>(path: string, schema: Schema, call?: Call): Promise<core.output<Schema>>;
}

/** The workspace's REST API with timeouts, retries and waits. A call has to be harmless when repeated, or say so. */
export function createClient({ server, onWait, beforeAttempt, signal }: ClientOptions): Client {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
  // For whoever waits at that time.
  aborted.catch(() => {});
  return {
    async call(path, schema, { method = "get", json, isOnce } = {}) {
      let reply: unknown;
      let waitMs = 0;
      const ready = async () => {
        await untilOnline(server, () => onWait({ reason: "offline", until: 0 }));
        signal?.throwIfAborted();
        await beforeAttempt?.(path);
        onWait(null);
      };
      const hold = () => Promise.race([ready(), aborted]);
      try {
        await ky(`${server}/api/v1/livechat/${path}`, {
          method,
          ...(json === undefined ? {} : { json }),
          ...(signal ? { signal } : {}),
          credentials: "omit",
          cache: "no-store",
          // A submission in flight outlives the page that started it; browsers allow 64 KiB for that.
          keepalive: JSON.stringify(json ?? "").length < KEEPALIVE_LIMIT,
          timeout: REQUEST_TIMEOUT_MS,
          throwHttpErrors: false,
          retry: {
            limit: RETRY_LIMIT,
            methods: ["get", "post", "delete"],
            shouldRetry({ error, retryCount }) {
              const failure = toFailure(error);
              const backoffMs = FIRST_WAIT_MS * 2 ** retryCount * (0.5 + Math.random() / 2);
              const isLimited = failure.reason === "rate-limited";
              waitMs = failure.waitMs ?? (isLimited ? UNKNOWN_RATE_LIMIT_MS * retryCount : backoffMs);
              const isRepeated = isOnce ? isLimited : failure.isPassing;
              if (isRepeated) onWait({ reason: failure.reason, until: Date.now() + waitMs });
              return isRepeated;
            },
            delay: () => waitMs,
          },
          hooks: {
            // What waits must not outlive the submission: it holds the lock.
            beforeRequest: [hold],
            beforeRetry: [hold],
          },
          // An attempt ends when its answer was read: a body may be as slow as headers, and may be a failure.
          async fetch(request, init) {
            const response = await fetch(request, init);
            reply = await readReply(response, schema);
            return response;
          },
        });
        return reply as core.output<typeof schema>;
      } catch (error) {
        throw toFailure(error);
      } finally {
        onWait(null);
      }
    },
  };
}
