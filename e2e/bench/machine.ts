import { cpus, loadavg, platform, release, totalmem } from "node:os";
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
