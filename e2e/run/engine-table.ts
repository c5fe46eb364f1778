/** `npm run table`: writes the table of `docs/engines.md` from the reports of `npm run test:engines`. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Counts, ENGINES, type EngineRun, readRun } from "./engine-runs.ts";

const PAGE = resolve(import.meta.dirname, "../../docs/engines.md");
const MARKED = /(<!-- engines -->\n)[\s\S]*?(<!-- \/engines -->)/;

const runs = ENGINES.map(readRun);
for (const { engine, driven, passed, failed } of runs) {
  if (!driven || !passed || failed) throw new Error(`${engine} has no run without failures: npm run test:engines`);
}

const groups = [...new Set(runs.flatMap((run) => [...run.groups.keys()]))];
const row = (cells: string[]) => `| ${cells.join(" | ")} |`;

const groupOf = (group: string) => (run: EngineRun) => run.groups.get(group) ?? {};

const table = [
  row(["stories that passed", ...runs.map(({ driven }) => `${driven?.name} ${driven?.version}`)]),
  row(["---", ...runs.map(() => "---")]),
  ...groups.map((group) => row([`\`${group}\``, ...runs.map((run) => cell(run, groupOf(group)))])),
  row(["together", ...runs.map((run) => cell(run, (one) => one))]),
  "",
  `The run is of ${new Date().toISOString().slice(0, 10)}.`,
].join("\n");

/** Firefox has the stories of Chromium, and leaves some out altogether; WebKit has its own. */
function cell(run: EngineRun, of: (run: EngineRun) => Partial<Counts>): string {
  const { passed = 0 } = of(run);
  const { passed: all = 0, skipped = 0 } = of(run.engine === "firefox" ? (runs[0] ?? run) : run);
  return passed === all + skipped ? `${passed || ""}` : `${passed} of ${all + skipped}`;
}

const page = readFileSync(PAGE, "utf8");
if (!MARKED.test(page)) throw new Error(`${PAGE} has no <!-- engines --> … <!-- /engines -->.`);
writeFileSync(
  PAGE,
  page.replace(MARKED, (_, start, end) => `${start}${table}\n${end}`),
);
