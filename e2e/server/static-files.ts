import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

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

/**
 * A file below the directory and never beside it; a directory answers with its `index.html`. As Meteor serves what is
 * not its own build: to be kept, and to be asked for again each time
 * (https://github.com/meteor/meteor/blob/devel/packages/webapp/webapp_server.js).
 *
 * @param known What the browser has of it, as `If-None-Match` says.
 */
export async function serveFile(directory: string, path: string, known?: string): Promise<Response> {
  const wanted = normalize(join(directory, decodeURIComponent(path)));
  const isInside = wanted === normalize(directory) || wanted.startsWith(normalize(directory + sep));
  for (const file of isInside ? [wanted, join(wanted, "index.html")] : []) {
    try {
      const content = await readFile(file);
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      const etag = `"${createHash("sha1").update(content).digest("hex")}"`;
      const headers = { "Content-Type": type, "Cache-Control": "public, max-age=0", ETag: etag };
      return known === etag ? new Response(null, { status: 304, headers }) : new Response(content, { headers });
    } catch {
      // Not a file: the next candidate, and then a 404.
    }
  }
  return new Response("Not found", { status: 404 });
}
