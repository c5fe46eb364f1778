import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { Changes } from "./changes.ts";
import type { Faults } from "./faults.ts";
import type { RateLimiter } from "./rate-limit.ts";
import type { LoggedRequest, RequestLog } from "./request-log.ts";
import type { Store } from "./store.ts";
import type { Streams } from "./streams.ts";
import type { Change } from "./versions.ts";
import type { Workspace } from "./workspace.ts";

/** The parts of one server, made in `index.ts` and handed down. */
export interface Parts {
  store: Store;
  changes: Changes;
  streams: Streams;
  log: RequestLog;
  faults: Faults;
  limiter: RateLimiter;
  /** The workspace as it is now: `configure` replaces it at any time. */
  workspace: () => Workspace;
}

export interface ApiEnv {
  Bindings: HttpBindings;
  Variables: { entry: LoggedRequest };
}

export type ApiContext = Context<ApiEnv>;
export type Api = Hono<ApiEnv>;

/** A route of the API: its handler answers what stands beside `success: true`, or throws. */
export interface Route {
  method: "GET" | "POST" | "DELETE";
  pattern: string;
  /** The change that brought it; a version without it answers as to any method that a path doesn't know. */
  since?: Change;
  /** Whether it is for somebody who is logged in: `X-User-Id` and `X-Auth-Token`. */
  isForUsers?: true;
  run: (request: RouteRequest, parts: Parts) => Promise<object> | object;
}

export interface RouteRequest {
  params: Record<string, string>;
  query: Record<string, string>;
  cookies: Record<string, string>;
  host: string;
  body: unknown;
}
