import { defineConfig, type Project } from "@playwright/test";
import { leftToChromium } from "./run/left-to-chromium.ts";

/** Keeps Chromium from talking to anybody but the test's own servers. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

/** What `PRECHAT_ENGINE` may say. WebKit is not Playwright's to drive: its stories are in `engines/webkit`. */
const ENGINES: Record<string, NonNullable<Project["use"]>> = {
  chromium: {
    browserName: "chromium",
    // Playwright starts Chromium without its sandbox, which root could not use anyway.
    launchOptions: { args: QUIET, ...pathFrom("PRECHAT_CHROMIUM") },
    // Drawing what moves, without a graphics card, was a tenth of the work. Stories about motion ask for it, and the
    // other engines play every story with it.
    contextOptions: { reducedMotion: "reduce" },
  },
  firefox: {
    browserName: "firefox",
    // Stock Firefox, through WebDriver BiDi, instead of Playwright's patched build.
    channel: "moz-firefox",
    launchOptions: {
      ...pathFrom("PRECHAT_FIREFOX"),
      firefoxUserPrefs: {
        // In a process of its own a cross-site iframe would get neither clicks nor keys.
        "fission.autostart": false,
        // The driver loses sight of a page that comes back as it was left. Chromium's loads it anew, too.
        "browser.sessionhistory.max_total_viewers": 0,
      },
    },
  },
};

const engine = process.env.PRECHAT_ENGINE ?? "chromium";
const use = ENGINES[engine];
if (!use) throw new Error(`PRECHAT_ENGINE is "${engine}": it may be ${Object.keys(ENGINES)}.`);

/**
 * Runs against the built files: `npm run build` first, or `npm test`, which does.
 * `npx playwright test -c e2e name-of-story` runs one story, with `PRECHAT_ENGINE=firefox` in Firefox; the global
 * setup finds the browser.
 */
export default defineConfig({
  testDir: "./stories",
  testIgnore: engine === "chromium" ? [] : leftToChromium.map((path) => `${path}{,/**}`),
  outputDir: `./.results/${engine}`,
  // A story that compares pictures makes both in the same run.
  snapshotPathTemplate: `./.results/${engine}-pictures/{testFileName}/{arg}{ext}`,
  globalSetup: "./run/browser-setup.ts",
  // On two cores: Chromium's stories wait as much as they work, Firefox keeps a core busy with each.
  workers: engine === "chromium" ? 3 : 2,
  fullyParallel: true,
  // A busy machine may take its time; what never comes is found out all the same.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: `.results/${engine}.json` }]],
  use: { locale: "en-US", screenshot: "only-on-failure" },
  projects: [{ name: engine, use }],
});

/** Where the global setup found the browser; left out, Playwright looks for its own. */
function pathFrom(variable: string): { executablePath?: string } {
  const executablePath = process.env[variable];
  return executablePath ? { executablePath } : {};
}
