import { createMiddleware } from "hono/factory";
import { isGone } from "./connection.ts";
import type { ApiContext, ApiEnv, Parts } from "./context.ts";

/** The outermost step: writes down every request, then what became of it. */
export function recorder(parts: Parts, prefix: string) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const body = await readBody(context);
    const entry = parts.log.arrive({
      method: context.req.method,
      path: context.req.path.slice(prefix.length),
      query: context.req.query(),
      headers: {
        origin: context.req.header("origin") ?? null,
        contentType: context.req.header("content-type") ?? null,
      },
      ...body,
      preflight: context.req.method === "OPTIONS",
    });
    context.set("entry", entry);
    await next();
    parts.log.finish(entry, isGone(context) ? null : context.res.status);
  });
}

/**
 * Malformed JSON becomes `{}`, and so does JSON under another content type: the server's body
 * parser leaves both alone, and the validators then miss a key.
 */
async function readBody(context: ApiContext): Promise<{ body: unknown; rawBody?: string }> {
  const text = await context.req.text();
  if (text === "") return { body: null };
  const isJson = context.req.header("content-type")?.startsWith("application/json") === true;
  if (!isJson) return { body: {}, rawBody: text };
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return { body: {}, rawBody: text };
  }
}
