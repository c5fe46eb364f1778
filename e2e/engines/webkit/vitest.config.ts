import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

/**
 * The visitor's stories in WebKit, against the built files: `npx vitest run -c e2e/engines/webkit`. A file is a group
 * of stories, named like the folder of the same group in `e2e/stories/`.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, "../../.."),
  test: {
    include: ["e2e/engines/webkit/stories/*.story.ts"],
    globalSetup: "./e2e/engines/webkit/setup.ts",
    // One browser at a time: two windows on one display take the focus from each other.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 100 } },
  },
});
