import { Hono } from "hono";
import { createApi } from "./api.ts";
import type { ApiEnv, Parts } from "./context.ts";
import type { Control } from "./control.ts";
import { type ControlAccess, createControlApi } from "./control-http.ts";
import { createLivechatFiles } from "./livechat-files.ts";
import { serveFile } from "./static-files.ts";
import { lastReleaseOf } from "./versions.ts";

export interface AppOptions {
  basePath: string;
  /** Directories by the prefix of the address they are served under. */
  static: Record<string, string>;
  /** Whether it has the official widget too. */
  livechat: boolean;
  control: ControlAccess & { path: string };
}

/** The whole server: the API and the official widget below the base path, the control interface, static directories. */
export function createApp(parts: Parts, control: Control, options: AppOptions): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use(async (context, next) => (isWellFormed(context.req.url) ? next() : context.text("Bad request", 400)));
  // Anybody learns major and minor version.
  app.get(`${options.basePath}/api/info`, (context) =>
    context.json({ version: lastReleaseOf(parts.workspace().serverMajor), success: true }),
  );
  app.route(`${options.basePath}/api/v1`, createApi(parts, options.basePath));
  if (options.livechat) app.route(options.basePath || "/", createLivechatFiles(options.basePath));
  app.route(options.control.path, createControlApi(control, options.control));
  for (const [prefix, directory] of Object.entries(options.static)) {
    const base = prefix.replace(/\/+$/, "");
    app.get(`${base}/*`, (context) =>
      serveFile(directory, context.req.path.slice(base.length), context.req.header("if-none-match")),
    );
  }
  return app;
}

/** A `%` that begins no character, as in `/%` or `/%ff`, is the caller's mistake wherever it stands. */
function isWellFormed(url: string): boolean {
  try {
    decodeURIComponent(new URL(url).pathname);
    return true;
  } catch {
    return false;
  }
}
