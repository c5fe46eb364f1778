import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

/** The browser that a run of stories drove. */
export interface EngineRecord {
  /** What its users call it. */
  name: string;
  version: string;
  /** Where it comes from, for the log. */
  origin: string;
}

const RESULTS = resolve(import.meta.dirname, "../.results");

/** Where the run leaves its record, beside its report. */
export const recordFile = (engine: string) => `${RESULTS}/${engine}.engine.json`;

/** Says which browser is driven, and writes it down for the summary. */
export function recordEngine(engine: string, record: EngineRecord): void {
  console.log(`${record.name} ${record.version} (${record.origin})`);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(recordFile(engine), JSON.stringify(record));
}

/** @returns `null` when no run has got so far as to have a browser. */
export function readEngine(engine: string): EngineRecord | null {
  try {
    return JSON.parse(readFileSync(recordFile(engine), "utf8")) as EngineRecord;
  } catch {
    return null;
  }
}
