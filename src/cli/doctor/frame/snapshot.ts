import { SNAPSHOT_MAX_AGE_MS } from "../../../protocol/snapshot.ts";
import { readSnapshotOf } from "../../snapshot-of.ts";
import { type Finding, ok, warning } from "../finding.ts";
import type { Answer } from "../look/ask.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What the form is shown from until the workspace answers. Without it everything works, once that has come.
 *
 * @param windowFiles What the workspace's own widget loads first today.
 */
export function checkSnapshot({ text }: Answer, windowFiles: string[], server: string): Finding[] {
  const snapshot = readSnapshotOf(text);
  if (!snapshot) {
    const isPinned = text.includes('name="prechat-server"');
    return isPinned ? [warning("frame-snapshot", "none: the form waits for the workspace")] : [];
  }
  if (snapshot.server !== server) {
    return [warning("frame-snapshot", `of another workspace, and ignored: ${snapshot.server}`)];
  }
  const ageMs = Date.now() - snapshot.takenAt;
  const age = ageMs < 2 * DAY_MS ? `${Math.floor(ageMs / HOUR_MS)} hours` : `${Math.floor(ageMs / DAY_MS)} days`;
  if (ageMs > SNAPSHOT_MAX_AGE_MS) return [warning("frame-snapshot", `${age} old, and ignored after a week`)];
  const written = snapshot.windowFiles ?? [];
  return written.length && !windowFiles.every((name) => written.includes(name))
    ? [warning("frame-snapshot", `${age} old, and the workspace's own widget has other files since`)]
    : [ok("frame-snapshot", `${age} old`)];
}
