import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConfigSnapshot } from "../../frame/workspace/schemas.ts";
import { readSnapshotOf } from "../snapshot-of.ts";
import { DOCUMENT } from "./pin.ts";

/** The snapshot that the last run of the same command wrote; `null` for none, or one of another workspace. */
export function keptSnapshot(out: string, server: string): ConfigSnapshot | null {
  const document = join(out, DOCUMENT);
  const kept = existsSync(document) ? readSnapshotOf(readFileSync(document, "utf8")) : null;
  return kept?.server === server ? kept : null;
}
