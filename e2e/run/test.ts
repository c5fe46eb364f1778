/** `npm test`: everything that has to hold. `npm run check` leaves out the browser. */
import { runSteps, type Step, seconds } from "./steps.ts";
import { forgetReports, tallyReports } from "./tally.ts";

const REPORTS = { unit: "e2e/.results/unit.json", browser: "e2e/.results/chromium.json" };

const CHECKS: (Step | Step[])[] = [
  [
    { name: "types", command: ["tsc", "--noEmit"] },
    { name: "lint and format", command: ["biome", "ci", "--colors=off", "--error-on-warnings"] },
    { name: "unused code", command: ["knip", "--no-progress"] },
    { name: "build", command: ["npm", "run", "build"] },
  ],
  {
    name: "unit tests",
    command: [
      "vitest",
      "run",
      "--config=e2e/vitest.config.ts",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${REPORTS.unit}`,
    ],
    shown: true,
  },
  [
    { name: "size budgets", command: ["tsx", "e2e/run/budget.ts"], shown: true },
    { name: "oldest browsers", command: ["tsx", "e2e/run/support.ts"], shown: true },
    { name: "npm package", command: ["npm", "run", "test:package"] },
  ],
];

const BROWSER_TESTS: Step = {
  name: "browser tests in Chromium",
  command: ["playwright", "test", "--config=e2e"],
  env: { PRECHAT_ENGINE: "chromium" },
  shown: true,
};

const started = performance.now();
forgetReports(Object.values(REPORTS));
const withBrowser = !process.argv.includes("--no-browser");
const failedStep = await runSteps(withBrowser ? [...CHECKS, BROWSER_TESTS] : CHECKS);

const { passed, failed } = tallyReports(REPORTS);
// A step that is no test, or that broke before its first one, still counts.
const failures = failedStep === null ? failed : Math.max(failed, 1);
console.log(
  `\n${failedStep === null ? "Passed" : `Failed at: ${failedStep}`}, ${seconds(performance.now() - started)}`,
);
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
