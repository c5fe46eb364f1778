import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { type Http2Bindings, type HttpBindings, serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";

/** What a static host, a CDN for example, answers beside the file itself. */
export interface StaticServerOptions {
  /** Folder whose files are served. */
  root: string;
  /** The name that pages call it by; it listens on the loopback interface only. Default 127.0.0.1. */
  host?: string;
  /** Default: any free one. */
  port?: number;
  /** Answers instead of a file. */
  answer?: (request: Request) => Response | Promise<Response> | undefined;
  /** Extra headers for one path. */
  headers?: (path: string) => Record<string, string>;
  /** Changes an HTML file on its way out. */
  html?: (text: string, path: string) => string;
}

export interface StaticServer {
  origin: string;
  /** Paths with their query, in the order they were asked for. */
  requests: string[];
  close(): Promise<void>;
}

/**
 * Serves a folder as a plain static host would. Every origin may read it, because a page on another
 * origin imports modules from it; nothing is cached, so that a new build shows at once.
 */
export async function serveFolder(options: StaticServerOptions): Promise<StaticServer> {
  const { root, host = "127.0.0.1", port = 0 } = options;
  const requests: string[] = [];
  const app = new Hono<{ Bindings: HttpBindings | Http2Bindings }>();
  app.use(async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    requests.push(pathname + search);
    const answer = await options.answer?.(context.req.raw);
    if (answer) return answer;
    await next();
    context.header("Access-Control-Allow-Origin", "*");
    context.header("Cache-Control", "no-cache");
    context.header("X-Content-Type-Options", "nosniff");
    for (const [name, value] of Object.entries(options.headers?.(pathname) ?? {})) context.header(name, value);
    if (options.html) await rewriteHtml(context, pathname, options.html);
    return undefined;
  });
  app.use(serveStatic({ root }));

  const address = loopbackOf(host);
  const server = serve({ fetch: app.fetch, hostname: address, port });
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser keeps its connections open and would hold the close back.
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

async function rewriteHtml(context: Context, path: string, rewrite: (text: string, path: string) => string) {
  const isHtml = path.endsWith("/") || extname(path) === ".html";
  if (!isHtml || context.res.status !== 200) return;
  const { headers } = context.res;
  const text = rewrite(await context.res.text(), path);
  headers.delete("Content-Length");
  context.res = new Response(text, { headers });
}

/** Browsers resolve every name below `localhost` to the loopback interface by themselves. */
function loopbackOf(host: string): string {
  return host === "[::1]" ? "::1" : "127.0.0.1";
}
