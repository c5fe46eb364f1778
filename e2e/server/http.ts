import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { Hono } from "hono";
import { createApi } from "./api.ts";
import type { ApiEnv, Parts } from "./context.ts";
import type { Control } from "./control.ts";
import { createControlApi } from "./control-http.ts";

export interface AppOptions {
  basePath: string;
  /** Directories by the prefix of the address they are served under. */
  static: Record<string, string>;
}

/** The whole server: the API below the base path, the control interface, static directories. */
export function createApp(parts: Parts, control: Control, options: AppOptions): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.route(`${options.basePath}/api/v1`, createApi(parts, options.basePath));
  app.route("/_control", createControlApi(control));
  for (const [prefix, directory] of Object.entries(options.static)) {
    const base = prefix.replace(/\/+$/, "");
    app.get(`${base}/*`, (context) => serveFile(directory, context.req.path.slice(base.length)));
  }
  return app;
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** A file below the directory and never beside it; a directory answers with its `index.html`. */
async function serveFile(directory: string, path: string): Promise<Response> {
  const wanted = normalize(join(directory, decodeURIComponent(path)));
  const isInside = wanted === normalize(directory) || wanted.startsWith(normalize(directory + sep));
  for (const file of isInside ? [wanted, join(wanted, "index.html")] : []) {
    try {
      const content = await readFile(file);
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      return new Response(content, { headers: { "Content-Type": type } });
    } catch {
      // Not a file: the next candidate, and then a 404.
    }
  }
  return new Response("Not found", { status: 404 });
}
