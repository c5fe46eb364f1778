import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Puts a file in the place of the one that is there, at once: the folder may be one that a web server serves, and a
 * visitor may come at any moment. One that is the same already is left as it is, with its time, which caches go by.
 */
export function replaceFile(path: string, content: Uint8Array | string): void {
  const bytes = Buffer.from(content);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  // In the same folder: a rename from another disk would be a copy.
  const half = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(half, bytes);
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}
