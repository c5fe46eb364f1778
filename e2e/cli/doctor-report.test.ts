import { expect, test } from "vitest";
import { diagnose } from "../../src/cli/doctor/diagnose.ts";
import { printLines } from "../../src/cli/doctor/report.ts";
import { serve } from "../server/test-client.ts";
import { serveFiles } from "./stranger.ts";

test("a report has one shape, and what is about a page names it", async () => {
  const { url } = await serve();
  const site = await serveFiles({ "/a": { body: "<h1>A</h1>" }, "/b": { body: "<h1>B</h1>" } });
  const pages = [new URL("/a", site), new URL("/b", site), new URL("/gone", site)];
  const report = await diagnose({ workspace: url, frame: null, pages, administrator: null, isTried: false });
  expect(Object.keys(report)).toEqual(["version", "workspace", "frame", "pages", "exitCode", "findings"]);
  for (const { check, level, seen, title, remedy, link, page, ...others } of report.findings) {
    expect(others).toEqual({});
    expect([seen, title].every(Boolean), check).toBe(true);
    expect(level === "ok", check).toBe(remedy === undefined && link === undefined);
    expect(check.startsWith("page-"), check).toBe(page !== undefined);
  }
  const tags = report.findings.filter(({ check }) => check === "page-tag").map(({ page, level }) => `${level} ${page}`);
  expect(tags).toEqual([`problem ${site}/a`, `problem ${site}/b`]);
  expect(report.findings.at(-1)).toMatchObject({ check: "page-reached", level: "unseen", page: `${site}/gone` });
  expect(report.exitCode).toBe(1);
  expect(printLines(report)).toHaveLength(report.findings.length);
});
