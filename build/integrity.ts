/** Writes `dist/integrity.json`: the hash of every file of the build, as browsers check them (subresource integrity). */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

const DIST = resolve(import.meta.dirname, "../dist");
const FILE = "integrity.json";

const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== FILE)
  .map(({ parentPath, name }) => relative(DIST, join(parentPath, name)).replaceAll(sep, "/"))
  .sort();
const hashes = Object.fromEntries(files.map((file) => [file, integrityOf(readFileSync(join(DIST, file)))]));
writeFileSync(join(DIST, FILE), `${JSON.stringify(hashes, null, 2)}\n`);

function integrityOf(content: Buffer): string {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}
