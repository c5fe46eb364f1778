import { readFileSync, rmSync } from "node:fs";

/** How many tests passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/** Reports of an earlier run would be counted as this one's. */
export function forgetReports(files: string[]): void {
  for (const file of files) rmSync(file, { force: true });
}

/** Adds up the reports that were written; a step that did not run wrote none. */
export function tallyReports({ unit, browser }: { unit: string; browser: string }): Tally {
  const vitest = readReport<VitestReport>(unit);
  const playwright = readReport<PlaywrightReport>(browser);
  return {
    passed: (vitest?.numPassedTests ?? 0) + (playwright?.stats.expected ?? 0),
    failed: (vitest?.numFailedTests ?? 0) + (playwright ? playwright.stats.unexpected + playwright.stats.flaky : 0),
  };
}

function readReport<Report>(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return null;
  }
}
