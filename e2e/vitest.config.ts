import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import manifest from "../package.json" with { type: "json" };

/** Unit tests stand beside the file they test. The browser tests are Playwright's. */
export default defineConfig({
  root: resolve(import.meta.dirname, ".."),
  define: { __VERSION__: JSON.stringify(manifest.version) },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "e2e/{server,run,cli}/**/*.test.ts"],
    maxWorkers: 2,
    // A busy machine may take its time; what never comes is found out all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
