import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Medians } from "./report.ts";

const README = resolve(import.meta.dirname, "../../README.md");

const START = "<!-- speed: written by npm run bench -- --readme -->";
const END = "<!-- /speed -->";
const FIGURES = /<!-- speed figures (.*) -->/;

/** The figures that the README's table was written from. */
export function readPrevious(): Medians {
  const [, json] = FIGURES.exec(readFileSync(README, "utf8")) ?? [];
  return json ? (JSON.parse(json) as Medians) : {};
}

/** Replaces what is between the markers. @throws When the README has none. */
export function writeReadme(report: string, medians: Medians): void {
  const readme = readFileSync(README, "utf8");
  const [before, rest] = readme.split(START);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined) throw new Error(`README.md has no "${START}" and "${END}".`);
  const figures = `<!-- speed figures ${JSON.stringify(medians)} -->`;
  writeFileSync(README, `${before}${START}\n\n${report}\n\n${figures}\n${END}${after}`);
}
