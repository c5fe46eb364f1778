import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** Unit tests stand beside the file they test. The browser tests are Playwright's. */
export default defineConfig({
  root: resolve(import.meta.dirname, ".."),
  test: {
    include: ["src/**/*.test.{ts,tsx}", "e2e/{server,run}/**/*.test.ts"],
    maxWorkers: 2,
  },
});
