import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "@playwright/test";

/** What the figures were measured on. */
export interface Machine {
  date: string;
  browser: string;
  processor: string;
  cores: number;
  memoryGB: number;
  /** Runnable processes, averaged over the last minute, before the run. */
  loadBefore: number;
  system: string;
  node: string;
}

export function describeMachine(browser: Browser): Machine {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 16),
    browser: `Chromium ${browser.version()}`,
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGB: Math.round(totalmem() / 1e9),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    system: `${platform()} ${release()}`,
    node: process.version,
  };
}

/** How long the machine is watched while nothing of the benchmark's runs. */
const WATCH_MS = 1000;

/** The share of all processors' time, from 0 to 1, that is taken while the benchmark itself rests. */
export async function busyShare(): Promise<number> {
  const before = processorTimes();
  await wait(WATCH_MS);
  const after = processorTimes();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function processorTimes(): { idle: number; all: number } {
  const times = cpus().map((one) => one.times);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return { idle: sum(times.map(({ idle }) => idle)), all: sum(times.flatMap((one) => Object.values(one))) };
}
