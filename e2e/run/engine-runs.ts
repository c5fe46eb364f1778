import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { type EngineRecord, readEngine } from "./engine-record.ts";

export const ENGINES = ["chromium", "firefox", "webkit"] as const;

export type Engine = (typeof ENGINES)[number];

/** How many stories ended how. */
export interface Counts {
  passed: number;
  failed: number;
  /** Marked as what the engine's driver can't do. */
  skipped: number;
}

export interface EngineRun extends Counts {
  engine: Engine;
  /** `null` when the run has not got so far as to have a browser. */
  driven: EngineRecord | null;
  /** By group of stories: a folder of `e2e/stories/`, a file of WebKit's. */
  groups: Map<string, Counts>;
}

type Outcome = keyof Counts;

interface Suite {
  file: string;
  suites?: Suite[];
  specs?: { tests: { status: "expected" | "unexpected" | "flaky" | "skipped" }[] }[];
}

interface Reports {
  /** Playwright's. */
  suites?: Suite[];
  /** Vitest's. */
  testResults?: { name: string; assertionResults: { status: string }[] }[];
}

/** Reads what the engine's last run wrote; a run that broke before its first story has counts of zero. */
export function readRun(engine: Engine): EngineRun {
  const groups = new Map<string, Counts>();
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [group, outcome] of outcomes(readReports(engine))) {
    const counts = groups.get(group) ?? { passed: 0, failed: 0, skipped: 0 };
    groups.set(group, counts);
    counts[outcome]++;
    total[outcome]++;
  }
  return { engine, driven: readEngine(engine), groups, ...total };
}

function* outcomes({ suites = [], testResults = [] }: Reports): Generator<[group: string, outcome: Outcome]> {
  for (const suite of suites) yield* outcomesOfSuite(suite);
  for (const { name, assertionResults } of testResults) {
    const group = basename(name).replace(/\..*/, "");
    for (const { status } of assertionResults) {
      yield [group, status === "passed" ? "passed" : status === "failed" ? "failed" : "skipped"];
    }
  }
}

function* outcomesOfSuite({ file, suites = [], specs = [] }: Suite): Generator<[string, Outcome]> {
  for (const suite of suites) yield* outcomesOfSuite(suite);
  for (const { tests } of specs) {
    for (const { status } of tests) {
      yield [dirname(file), status === "expected" ? "passed" : status === "skipped" ? "skipped" : "failed"];
    }
  }
}

function readReports(engine: Engine): Reports {
  try {
    return JSON.parse(readFileSync(resolve(import.meta.dirname, `../.results/${engine}.json`), "utf8")) as Reports;
  } catch {
    return {};
  }
}
