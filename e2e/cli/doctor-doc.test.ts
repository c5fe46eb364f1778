import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { CHECKS } from "../../src/cli/doctor/check-table.ts";

const page = (name: string) => readFileSync(resolve(import.meta.dirname, "../../docs", name), "utf8");

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
