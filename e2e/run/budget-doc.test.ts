import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { BUDGETS } from "./budgets.ts";

test("docs/benchmark.md promises what the budgets allow", () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../docs/benchmark.md"), "utf8");
  const [, table = ""] = page.split("| what | at most |\n| --- | --- |\n");
  const promised = [...(table.split("\n\n")[0] ?? "").matchAll(/\| ([\d.]+) kB \|$/gm)].map(
    ([, kB]) => Number(kB) * 1000,
  );
  expect(promised).toEqual(Object.values(BUDGETS));
});

test("the README promises what the loader may weigh", () => {
  const readme = readFileSync(resolve(import.meta.dirname, "../../README.md"), "utf8");
  expect(readme).toContain(`one request of at most ${BUDGETS.loader / 1000} kB`);
});
