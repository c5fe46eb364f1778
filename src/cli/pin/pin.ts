import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { ConfigSnapshot } from "../../frame/workspace/schemas.ts";
import { hostHeaders } from "../../hosting/host-headers.ts";
import type { Pins } from "../../hosting/pins.ts";
import { UsageError } from "../../hosting/usage-error.ts";
import { pinDocument } from "./pin-document.ts";

export interface PinOptions extends Pins {
  /** The built files, as the package has them. */
  dist: string;
  /** Folder that is written; what else is in it stays, so that open pages find their old files. */
  out: string;
  /** What the form is shown from until the workspace answers; `null` for none. */
  snapshot: ConfigSnapshot | null;
}

/** What was written, for the deployer to be told. */
export interface Pinned {
  /** The folder for the web server. */
  files: string;
  /** The folder with its configurations. */
  headers: string;
}

/** The frame's document, in the folder of a build. */
export const DOCUMENT = "frame/index.html";

/** Writes the built files with the pins in the frame's document, and beside them what a web server has to be told. */
export function pin({ dist, out, snapshot, ...pins }: PinOptions): Pinned {
  const files = resolve(out);
  refuseFolder(dist, files);
  if (!existsSync(join(dist, DOCUMENT))) throw new Error(`${dist} has no ${DOCUMENT}: run "npm run build" first.`);
  const html = pinDocument(readFileSync(join(dist, DOCUMENT), "utf8"), pins, snapshot);
  // The document comes last: what it names has to be there when a visitor asks for it.
  cpSync(dist, files, { recursive: true, filter: (path) => isServed(relative(dist, path)) });
  const { _headers, ...servers } = hostHeaders(pins);
  writeFileSync(join(files, "_headers"), _headers);
  writeFileSync(join(files, "integrity.json"), integrityWith(readFileSync(join(dist, "integrity.json"), "utf8"), html));
  writeFileSync(join(files, DOCUMENT), html);
  const headers = join(dirname(files), `${basename(files)}-headers`);
  mkdirSync(headers, { recursive: true });
  for (const [name, text] of Object.entries(servers)) writeFileSync(join(headers, name), text);
  return { files, headers };
}

/** The package's own files are what the next pinned folder is made from. */
function refuseFolder(dist: string, files: string): void {
  const way = relative(resolve(dist), files);
  if (way === "" || !(way.startsWith("..") || resolve(way) === way)) {
    throw new UsageError(`--out: ${files} is inside of the package's own files. Name another folder.`);
  }
  if (existsSync(files) && !statSync(files).isDirectory()) throw new UsageError(`--out: ${files} is not a folder.`);
}

/** Not the command line, and not the document that has no pins yet. */
function isServed(path: string): boolean {
  return path !== "cli" && path.split(sep).join("/") !== DOCUMENT;
}

/** The hashes of the folder as it is written. */
function integrityWith(json: string, html: string): string {
  const built = Object.entries(JSON.parse(json) as Record<string, string>);
  const hash = `sha384-${createHash("sha384").update(html).digest("base64")}`;
  const hashes = built
    .filter(([file]) => !file.startsWith("cli/"))
    .map(([file, known]) => [file, file === DOCUMENT ? hash : known]);
  return `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`;
}
