import { safeParse } from "zod/mini";
import { SNAPSHOT_MAX_AGE_MS } from "../../protocol/snapshot.ts";
import { boundConfig } from "../form/bounded-config.ts";
import type { Warn } from "../owner/warn-owner.ts";
import { withoutNull } from "../workspace/reply.ts";
import { type Config, configSnapshot } from "../workspace/schemas.ts";

const REMEDY = 'Run the same "prechat pin" command again, every night for example.';

/** What the deployer wrote of the workspace into the frame's document. */
export interface Snapshot {
  config: Config | null;
  windowFiles: readonly string[];
}

const NONE: Snapshot = { config: null, windowFiles: [] };

/**
 * The configuration that the deployer wrote into the frame's document, read as an answer of the workspace is. One that
 * can't be used is none; the owner is told.
 *
 * @param text JSON; nothing where the document has none.
 * @param server The workspace that the frame is for.
 */
export function readSnapshot(text: string | undefined, server: string, warn: Warn): Snapshot {
  if (!text) return NONE;
  const { data } = safeParse(configSnapshot, parse(text));
  const problem = data ? problemOf(data, server) : "can't be read";
  if (problem) warn("snapshot", `${problem}, and is ignored. ${REMEDY}`);
  if (!data || problem) return NONE;
  return { config: boundConfig(data.config, warn), windowFiles: data.windowFiles ?? [] };
}

function problemOf({ server, takenAt }: { server: string; takenAt: number }, wanted: string): string | null {
  if (server !== wanted) return `is of another workspace, ${server}`;
  return Date.now() - takenAt > SNAPSHOT_MAX_AGE_MS ? "is older than a week" : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, withoutNull);
  } catch {
    return null;
  }
}
