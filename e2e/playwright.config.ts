import { defineConfig } from "@playwright/test";

/** Keeps Chromium from talking to anybody but the test's own servers. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

const executablePath = process.env.PRECHAT_CHROMIUM;

/**
 * Runs against the built files: `npm run build` first, or `npm test`, which does.
 * `npx playwright test -c e2e name-of-story` runs one story; the global setup finds the browser.
 */
export default defineConfig({
  testDir: "./stories",
  outputDir: "./.results/browser",
  globalSetup: "./run/browser-setup.ts",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: ".results/browser.json" }]],
  use: { locale: "en-US", screenshot: "only-on-failure" },
  projects: [
    {
      name: "chromium",
      // Playwright starts Chromium without its sandbox, which root could not use anyway.
      use: { browserName: "chromium", launchOptions: { args: QUIET, ...(executablePath && { executablePath }) } },
    },
  ],
});
