/**
 * `npm run test:engines`: the stories in Chromium, Firefox and WebKit, against the built files. After `npm test`,
 * `-- --others` leaves out the Chromium that it has just driven, and its closing line counts both runs together.
 * Names of engines run these alone.
 */
import { existsSync } from "node:fs";
import { recordFile } from "./engine-record.ts";
import { ENGINES, type Engine, type EngineRun, readRun } from "./engine-runs.ts";
import { runSteps, type Step } from "./steps.ts";
import { forgetReports, tallyReports } from "./tally.ts";

const STEPS: Record<Engine, Step> = {
  chromium: playwright("chromium"),
  firefox: playwright("firefox"),
  webkit: {
    name: "stories in WebKit",
    command: [
      "vitest",
      "run",
      "--config=e2e/engines/webkit/vitest.config.ts",
      "--reporter=verbose",
      "--reporter=json",
      "--outputFile.json=e2e/.results/webkit.json",
    ],
    shown: true,
  },
};

function playwright(engine: Engine): Step {
  return {
    name: `stories in ${engine}`,
    command: ["playwright", "test", "--config=e2e"],
    env: { PRECHAT_ENGINE: engine },
    shown: true,
  };
}

const given = process.argv.slice(2);
const withOthers = given.includes("--others");
const chosen = ENGINES.filter((engine) =>
  withOthers ? engine !== "chromium" : !given.length || given.includes(engine),
);
const counted = withOthers ? ENGINES : chosen;
if (!chosen.length) throw new Error(`"${given.join(" ")}" names no engine: there are ${ENGINES.join(", ")}.`);

for (const engine of chosen) forgetReports([`e2e/.results/${engine}.json`, recordFile(engine)]);
if (!existsSync("dist/prechat.js")) await runSteps([{ name: "build", command: ["npm", "run", "build"] }]);
const broken = new Set<Engine>();
// One that fails does not hide what the next one says.
for (const engine of chosen) if ((await runSteps([STEPS[engine]])) !== null) broken.add(engine);

const runs = counted.map(readRun);
console.log("");
for (const run of runs) console.log(describe(run));
const before = withOthers ? tallyReports({ unit: "e2e/.results/unit.json", browser: "" }) : { passed: 0, failed: 0 };
const passed = runs.reduce((sum, run) => sum + run.passed, before.passed);
const failed = runs.reduce((sum, run) => sum + failuresOf(run), before.failed);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** An engine that was not driven, or whose run broke beside its stories, has none that could have failed. */
function failuresOf({ engine, passed, failed }: EngineRun): number {
  return Math.max(failed, passed && !broken.has(engine) ? 0 : 1);
}

/** Which engine it was, and how many of its stories passed; none at all is a failure. */
function describe(run: EngineRun): string {
  const { engine, driven, passed, skipped } = run;
  if (!driven) return `✗ ${engine}: no browser was driven`;
  const failed = failuresOf(run);
  const left = skipped ? `, ${skipped} that it can't run` : "";
  return `${failed ? "✗" : "✓"} ${driven.name} ${driven.version}: ${passed} passed, ${failed} failed${left}`;
}
