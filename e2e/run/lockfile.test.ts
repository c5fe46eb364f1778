import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

test("the lockfile names no registry: everybody's own npm configuration decides", () => {
  const lockfile = readFileSync(resolve(import.meta.dirname, "../../package-lock.json"), "utf8");
  expect(lockfile).toContain('"integrity"');
  expect(lockfile).not.toContain('"resolved"');
});
