import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { setHeaders } from "./answer-headers.ts";
import type { Api, ApiContext, ApiEnv, Parts, Route } from "./context.ts";
import { answerPreflight } from "./cors.ts";
import { ApiFailure, tooManyRequests } from "./errors.ts";
import { faultInjector } from "./fault-injector.ts";
import { rateLimitHeaders } from "./rate-limit.ts";
import { recorder } from "./recorder.ts";
import { routes } from "./routes/index.ts";
import { has } from "./versions.ts";
import type { Workspace } from "./workspace.ts";

/** The server's answer to what it does not know; it is not in the envelope of the routes. */
const NO_ENDPOINT = { status: "error", message: "API endpoint does not exist" };

const NOT_LOGGED_IN = { status: "error", message: "You must be logged in to do this." };

/** `/api/v1`: record, play a fault, CORS, then the routes with their limits. */
export function createApi(parts: Parts, basePath: string): Api {
  const prefix = `${basePath}/api/v1/`;
  const api: Api = new Hono<ApiEnv>();
  api.use(recorder(parts, prefix));
  api.use(faultInjector(parts, prefix));
  api.use(async (context, next) => {
    const origin = context.req.header("origin") ?? "";
    if (context.req.method === "OPTIONS") return preflight(context, parts, origin);
    await next();
    setHeaders(context.res, parts.workspace(), origin);
    return undefined;
  });
  // A HEAD would run the GET, and one of the GETs creates a room.
  api.use(async (context, next) => (context.req.method === "HEAD" ? context.json(NO_ENDPOINT, 405) : next()));
  for (const route of routes) {
    api.on(route.method, `/${route.pattern}`, (context) => runRoute(context, parts, route));
  }
  for (const pattern of new Set(routes.map((route) => route.pattern))) {
    api.all(`/${pattern}`, (context) => context.json(NO_ENDPOINT, 405));
  }
  api.all("/*", (context) => context.json(NO_ENDPOINT, 404));
  api.onError(answerError);
  return api;
}

function preflight(context: ApiContext, parts: Parts, origin: string): Response {
  const { status, text, headers } = answerPreflight(parts.workspace(), origin);
  if (status !== 200) note(context, `preflight refused: ${text}`);
  return new Response(text, { status, headers });
}

async function runRoute(context: ApiContext, parts: Parts, route: Route): Promise<Response> {
  const workspace = parts.workspace();
  if (route.since && !has(workspace, route.since)) return context.json(NO_ENDPOINT, 405);
  if (route.isForUsers && !isAdministrator(context, workspace)) return context.json(NOT_LOGGED_IN, 401);
  if (workspace.rateLimits) {
    const ip = context.env.incoming.socket.remoteAddress ?? "";
    const attempt = parts.limiter.count(ip, route.method, route.pattern, workspace);
    for (const [name, value] of Object.entries(rateLimitHeaders(attempt))) {
      context.header(name, value);
    }
    if (!attempt.allowed) throw tooManyRequests(attempt.secondsToWait);
  }
  const answer = await route.run(
    {
      params: context.req.param(),
      query: context.req.query(),
      cookies: getCookie(context),
      host: context.req.header("host") ?? "",
      body: context.get("entry").body ?? {},
    },
    parts,
  );
  return context.json({ ...answer, success: true });
}

function isAdministrator(context: ApiContext, { administrator }: Workspace): boolean {
  const { userId, token } = administrator;
  return context.req.header("x-user-id") === userId && context.req.header("x-auth-token") === token;
}

function answerError(error: Error, context: Context<ApiEnv>): Response {
  if (error instanceof ApiFailure) {
    note(context, error.body.error ?? "refused");
    return context.json(error.body, error.status);
  }
  note(context, `crashed: ${error.message}`);
  return context.json({ success: false, error: "Internal server error" }, 500);
}

/** A fault's own note stays: it explains more than the answer it led to. */
function note(context: ApiContext, text: string): void {
  const entry = context.get("entry");
  entry.note ??= text;
}
