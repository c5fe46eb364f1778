import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Medians } from "./report.ts";

const PAGE = resolve(import.meta.dirname, "../../docs/benchmark.md");
/** The figures that the page's tables were written from. */
const FIGURES = resolve(import.meta.dirname, "../../docs/benchmark.json");

const START = "<!-- speed: written by npm run bench -- --write -->";
const END = "<!-- /speed -->";

/** The figures of the run that was written last. */
export function readPrevious(): Medians {
  return JSON.parse(readFileSync(FIGURES, "utf8")) as Medians;
}

/** Replaces what is between the page's markers, and the figures beside it. @throws When the page has no markers. */
export function writePage(report: string, medians: Medians): void {
  const page = readFileSync(PAGE, "utf8");
  const [before, rest] = page.split(START);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no "${START}" and "${END}".`);
  writeFileSync(PAGE, `${before}${START}\n\n${report}\n${END}${after}`);
  writeFileSync(FIGURES, `${JSON.stringify(medians, null, 2)}\n`);
}
