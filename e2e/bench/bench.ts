/**
 * `npm run bench`: this widget and the official one side by side. It measures what `npm run build` left in `dist/`.
 *
 *     npm run bench -- --repetitions=7 --write
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
  options: { repetitions: { type: "string", default: "7" }, write: { type: "boolean", default: false } },
});
const repetitions = Number(values.repetitions);
if (!(repetitions >= 1)) throw new Error(`--repetitions is "${values.repetitions}", which is not a number of visits.`);

const browser = await launchBrowser();
const stage = await raiseStage();
try {
  const machine = describeMachine(browser);
  const measured = await runBenchmark({ browser, stage, repetitions, log: console.log });
  const command = `npm run bench -- --repetitions=${repetitions}`;
  const result = { machine, command, repetitions, measured };
  const report = writeReport(result, readPrevious());
  console.log(`\n${report}`);
  mkdirSync(RESULTS, { recursive: true });
  const file = `${RESULTS}/${machine.date.replaceAll(":", "-")}.json`;
  writeFileSync(file, `${JSON.stringify({ ...result, report }, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
  if (values.write) writePage(report, mediansOf(measured));
} finally {
  await browser.close();
  await stage.close();
}
