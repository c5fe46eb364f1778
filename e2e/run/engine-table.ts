/** `npm run table`: writes the table of `docs/engines.md` from the reports of `npm run test:engines`. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ENGINES, type EngineRun, readRun } from "./engine-runs.ts";

const PAGE = resolve(import.meta.dirname, "../../docs/engines.md");
const MARKED = /(<!-- engines -->\n)[\s\S]*?(<!-- \/engines -->)/;

const runs = ENGINES.map(readRun);
for (const { engine, driven, passed, failed } of runs) {
  if (!driven || !passed || failed) throw new Error(`${engine} has no run without failures: npm run test:engines`);
}

const groups = [...new Set(runs.flatMap((run) => [...run.groups.keys()]))];
const cell = (counts: { passed: number; skipped: number } | undefined) =>
  counts ? `${counts.passed}${counts.skipped ? ` of ${counts.passed + counts.skipped}` : ""}` : "";
const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
const rowOf = (name: string, of: (run: EngineRun) => { passed: number; skipped: number } | undefined) =>
  row([name, ...runs.map((run) => cell(of(run)))]);

const table = [
  row(["stories that passed", ...runs.map(({ driven }) => `${driven?.name} ${driven?.version}`)]),
  row(["---", ...runs.map(() => "---")]),
  ...groups.map((group) => rowOf(`\`${group}\``, ({ groups }) => groups.get(group))),
  rowOf("together", (run) => run),
].join("\n");

const page = readFileSync(PAGE, "utf8");
if (!MARKED.test(page)) throw new Error(`${PAGE} has no <!-- engines --> … <!-- /engines -->.`);
writeFileSync(
  PAGE,
  page.replace(MARKED, (_, start, end) => `${start}${table}\n${end}`),
);
