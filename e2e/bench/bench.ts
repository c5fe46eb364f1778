/**
 * `npm run bench`: this widget and the official one side by side. It measures what `npm run build` left in `dist/`.
 *
 *     npm run bench -- --repetitions=7 --write
 *     npm run bench -- --short
 *
 * `--short` makes fewer visits and leaves out how forms grow. `--write` takes the figures into the documents, unless
 * the machine was too busy for them to be trusted.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { launchBrowser } from "./browser.ts";
import { describeMachine } from "./machine.ts";
import { readPrevious, writePage } from "./page.ts";
import { mediansOf, writeReport } from "./report.ts";
import { runBenchmark } from "./run.ts";
import { raiseStage } from "./stage.ts";

const RESULTS = resolve(import.meta.dirname, ".results");

const { values } = parseArgs({
  options: {
    repetitions: { type: "string" },
    short: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const repetitions = Number(values.repetitions ?? (values.short ? 3 : 7));
if (!(repetitions >= 1)) throw new Error(`--repetitions is "${values.repetitions}", which is not a number of visits.`);

/** Above it the times of a run say more about the machine than about the widgets. */
const MOST_OTHERS_SHARE = 0.15;

const browser = await launchBrowser();
const stage = await raiseStage();
try {
  const machine = describeMachine(browser);
  const withGrowth = !values.short;
  const measured = await runBenchmark({ browser, stage, repetitions, withGrowth, log: console.log });
  const command = `npm run bench -- --repetitions=${repetitions}${values.short ? " --short" : ""}`;
  const result = { machine, command, repetitions, measured };
  const report = writeReport(result, readPrevious());
  console.log(`\n${report}`);
  mkdirSync(RESULTS, { recursive: true });
  const file = `${RESULTS}/${machine.date.replaceAll(":", "-")}.json`;
  writeFileSync(file, `${JSON.stringify({ ...result, report }, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
  const isTooBusy = measured.othersShare > MOST_OTHERS_SHARE;
  if (values.write && !isTooBusy) writePage(report, mediansOf(measured));
  if (values.write && isTooBusy) {
    console.error("Nothing was written into docs/: the machine was too busy. Run it again when nothing else runs.");
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await stage.close();
}
