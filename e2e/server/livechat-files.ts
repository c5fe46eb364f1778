import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Hono } from "hono";
import { serveFile } from "./static-files.ts";

const require = createRequire(import.meta.url);

/** Where the official widget's built files are; `null` where the package isn't installed. */
function findBuild(): string | null {
  try {
    return join(dirname(require.resolve("@rocket.chat/livechat/package.json")), "build");
  } catch {
    return null;
  }
}

/**
 * `/livechat` and `/avatar`: the official widget's files as the real server serves them, with the workspace's address
 * at the start of its page, and pictures of whom it shows.
 */
export function createLivechatFiles(basePath: string): Hono {
  const app = new Hono();
  const build = findBuild();
  if (build === null) return app;
  app.get("/livechat", async (context) => {
    const html = await readFile(join(build, "index.html"), "utf8");
    const server = new URL(context.req.url).origin + basePath;
    return context.html(html.replace("<body>", `<body><script>SERVER_URL = ${JSON.stringify(server)}</script>`));
  });
  app.get("/livechat/*", (context) =>
    serveFile(build, context.req.path.slice(`${basePath}/livechat`.length), context.req.header("if-none-match")),
  );
  app.get("/avatar/:username", (context) => {
    const letter = (context.req.param("username").match(/[a-z]/i)?.[0] ?? "?").toUpperCase();
    return context.body(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#5b6570" d="M0 0h40v40H0z"/><text x="20" y="28" fill="#fff" font-family="sans-serif" font-size="22" text-anchor="middle">${letter}</text></svg>`,
      200,
      { "Content-Type": "image/svg+xml" },
    );
  });
  return app;
}
