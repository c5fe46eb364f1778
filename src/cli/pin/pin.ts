import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ConfigSnapshot } from "../../frame/workspace/schemas.ts";
import { hostHeaders } from "../../hosting/host-headers.ts";
import type { Pins } from "../../hosting/pins.ts";
import { UsageError } from "../../hosting/usage-error.ts";
import { headersBeside, isInside, nameBelow } from "./folders.ts";
import { pinDocument } from "./pin-document.ts";
import { replaceFile } from "./replace-file.ts";

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
  const { _headers, ...servers } = hostHeaders(pins);
  // In this order: what a file names has to be there when a visitor asks for it, and the document names the most.
  for (const name of servedFiles(dist)) replaceFile(join(files, name), readFileSync(join(dist, name)));
  replaceFile(join(files, "_headers"), _headers);
  replaceFile(join(files, INTEGRITY), integrityWith(readFileSync(join(dist, INTEGRITY), "utf8"), html));
  replaceFile(join(files, DOCUMENT), html);
  const headers = headersBeside(files);
  for (const [name, text] of Object.entries(servers)) replaceFile(join(headers, name), text);
  return { files, headers };
}

const INTEGRITY = "integrity.json";

/** The package's own files are what the next pinned folder is made from. */
function refuseFolder(dist: string, files: string): void {
  const isThere = existsSync(files);
  if (isInside(realpathSync(dist), isThere ? realpathSync(files) : files)) {
    throw new UsageError(`--out: ${files} is inside of the package's own files. Name another folder.`);
  }
  if (isThere && !statSync(files).isDirectory()) throw new UsageError(`--out: ${files} is not a folder.`);
}

/** Not the command line, and not what is written with the pins in it. The assets come first. */
function servedFiles(dist: string): string[] {
  const names = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => nameBelow(dist, join(parentPath, name)))
    .filter((name) => !name.startsWith("cli/") && name !== DOCUMENT && name !== INTEGRITY);
  const isAsset = (name: string) => name.startsWith("frame/assets/");
  return [...names.filter(isAsset), ...names.filter((name) => !isAsset(name))];
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
