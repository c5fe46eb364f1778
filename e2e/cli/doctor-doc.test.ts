import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { CHECKS } from "../../src/cli/doctor/check-table.ts";

const ROOT = resolve(import.meta.dirname, "../..");

const page = (name: string) => readFileSync(resolve(ROOT, "docs", name), "utf8");

test("docs/doctor.md lists every check as the table has it", () => {
  const rows = Object.entries(CHECKS).map(
    ([id, { title, asks, remedy }]) => `| \`${id}\` | ${title} | ${asks} | ${remedy} |`,
  );
  expect(page("doctor.md")).toContain(["| --- | --- | --- | --- |", ...rows, ""].join("\n"));
});

test("each check leads to a symptom of docs/troubleshooting.md", () => {
  const anchors = [...page("troubleshooting.md").matchAll(/^## (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
  for (const { anchor } of Object.values(CHECKS)) expect(anchors).toContain(anchor);
});

/** What the tests of the doctor expect to see, `id level: …`, as they write it. */
const EXPECTED = ["src/cli/doctor/workspace", "e2e/cli", "e2e/stories/doctor"]
  .flatMap((folder) => readdirSync(resolve(ROOT, folder)).map((name) => resolve(ROOT, folder, name)))
  .filter((path) => /\.(test|spec)\.ts$/.test(path))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

test.each(Object.keys(CHECKS))("%s is seen to pass, and to speak up", (id) => {
  expect(new RegExp(`["'\`^]${id} ok\\b`).test(EXPECTED), "a passing line").toBe(true);
  expect(new RegExp(`["'\`^]${id} (warning|problem|unseen)\\b`).test(EXPECTED), "a line about a fault").toBe(true);
});
