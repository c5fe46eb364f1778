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
