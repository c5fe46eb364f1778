import { execFile } from "node:child_process";
import { resolve } from "node:path";
import type { Report } from "../../../src/cli/doctor/report.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

/** The built files. */
const DIST = resolve(ROOT, process.env.PRECHAT_DIST ?? "dist");

/** Runs the command that is shipped. @returns Its exit code and what it printed. */
export function prechat(...args: string[]): Promise<{ code: number; output: string }> {
  return prechatWith({}, ...args);
}

/** The same, with more in its environment. */
export function prechatWith(more: NodeJS.ProcessEnv, ...args: string[]): ReturnType<typeof prechat> {
  // Node complains of both where somebody has set NO_COLOR: Playwright sets this one.
  const { FORCE_COLOR: _, ...own } = process.env;
  const env = { ...own, ...more };
  return new Promise((done) => {
    execFile(process.execPath, [`${DIST}/cli/prechat.js`, ...args], { env }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === "number" ? error.code : 0, output: stdout + stderr }),
    );
  });
}

/** What the doctor says: one text for each finding, `check level: what was seen`. */
export async function runDoctor(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const { code, output } = await prechat("doctor", ...args, "--json");
  const { findings } = JSON.parse(output) as Report;
  return { code, lines: findings.map(({ check, level, seen }) => `${check} ${level}: ${seen}`) };
}
