import { safeParse } from "zod/mini";
import { type ConfigSnapshot, configSnapshot } from "../frame/workspace/schemas.ts";
import { SNAPSHOT_ID } from "../protocol/snapshot.ts";

const ELEMENT = new RegExp(`<script type="application/json" id="${SNAPSHOT_ID}">([^<]*)</script>`);

/** The snapshot in a pinned document; `null` where there is none, or none that can be read. */
export function readSnapshotOf(html: string): ConfigSnapshot | null {
  const [, json] = ELEMENT.exec(html) ?? [];
  if (json === undefined) return null;
  try {
    return safeParse(configSnapshot, JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
