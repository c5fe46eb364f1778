import { createMiddleware } from "hono/factory";
import { isGone } from "./connection.ts";
import type { ApiContext, ApiEnv, Parts } from "./context.ts";
import type { LoggedHeaders } from "./request-log.ts";

/** The outermost step: writes down every request, then what became of it. */
export function recorder(parts: Parts, prefix: string) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const body = await readBody(context);
    const entry = parts.log.arrive({
      method: context.req.method,
      path: context.req.path.slice(prefix.length),
      query: context.req.query(),
      headers: headersOf(context),
      ...body,
      preflight: context.req.method === "OPTIONS",
    });
    context.set("entry", entry);
    await next();
    parts.log.finish(entry, isGone(context) ? null : context.res.status);
  });
}

function headersOf(context: ApiContext): LoggedHeaders {
  const header = (name: string) => context.req.header(name) ?? null;
  return {
    origin: header("origin"),
    contentType: header("content-type"),
    accept: header("accept"),
    referer: header("referer"),
    cookie: header("cookie"),
    own: Object.keys(context.req.header()).filter((name) => /^(x-|authorization$)/.test(name)),
  };
}

/** As the server's body parser: malformed JSON, and JSON under another type, become `{}`, and the validators miss a key. */
async function readBody(context: ApiContext): Promise<{ body: unknown; rawBody?: string }> {
  const text = await context.req.text();
  if (text === "") return { body: null };
  const type = context.req.header("content-type") ?? "";
  try {
    if (type.startsWith("application/json")) return { body: JSON.parse(text) as unknown };
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return { body: Object.fromEntries(new URLSearchParams(text)) };
    }
  } catch {
    // Kept as it came, below.
  }
  return { body: {}, rawBody: text };
}
