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

/** A file below the directory and never beside it; a directory answers with its `index.html`. */
export async function serveFile(directory: string, path: string): Promise<Response> {
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
