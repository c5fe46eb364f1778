import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "prechat-boundaries-"));

const REFUSED: [from: string, to: string][] = [
  ["src/protocol/x.ts", "../loader/y.ts"],
  ["src/protocol/x.ts", "zod/mini"],
  ["src/loader/x.ts", "../frame/y.ts"],
  ["src/loader/x.ts", "preact"],
  ["src/compat/x.ts", "../frame/y.ts"],
  ["src/index.ts", "./frame/main.tsx"],
  ["src/demo/x.ts", "../loader/y.ts"],
  ["src/demo/x.ts", "../../e2e/server/index.ts"],
  ["src/frame/x.ts", "../loader/y.ts"],
  ["src/frame/x.ts", "zod"],
  ["src/frame/x.ts", "zod/v4"],
  ...["ui", "i18n", "rocketchat"].flatMap((name): [string, string][] => [
    [`src/frame/${name}/x.ts`, "../screens/y.tsx"],
    [`src/frame/${name}/x.ts`, "../flow.ts"],
    [`src/frame/${name}/x.ts`, "../form/y.ts"],
    [`src/frame/${name}/x.ts`, "../registration/y.ts"],
    [`src/frame/${name}/x.ts`, "../../loader/y.ts"],
    [`src/frame/${name}/x.ts`, "zod"],
  ]),
  ["src/frame/form/x.ts", "../screens/y.tsx"],
  ["src/frame/form/x.ts", "../ui/y.tsx"],
  ["src/frame/registration/x.ts", "../screens/y.tsx"],
  ["src/frame/registration/x.ts", "../../../e2e/fixtures.ts"],
  ["src/frame/screens/x.tsx", "../rocketchat/client.ts"],
  ["src/frame/screens/x.tsx", "../main.tsx"],
  ["src/frame/screens/x.tsx", "../../loader/y.ts"],
];

const ALLOWED: [from: string, to: string][] = [
  ["src/protocol/x.ts", "./y.ts"],
  ["src/loader/x.ts", "../protocol/y.ts"],
  ["src/frame/x.ts", "zod/mini"],
  ["src/frame/ui/x.ts", "preact"],
  ["src/frame/i18n/x.ts", "../../protocol/y.ts"],
  ["src/frame/form/x.ts", "./y.ts"],
  ["src/frame/registration/x.ts", "../rocketchat/y.ts"],
  ["src/frame/screens/x.tsx", "../flow.ts"],
  ["e2e/server/x.ts", "zod"],
];

/** A file of its own per case, so that all are linted in one go; a rule for one file needs that very name. */
const fileOf = (from: string, to: string) => from.replace(/\/x(\.\w+)$/, `/x-${to.replaceAll(/\W+/g, "-")}$1`);

let refusals: string[] = [];

beforeAll(() => {
  cpSync(join(ROOT, ".biome.json"), join(folder, ".biome.json"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  for (const [from, to] of [...REFUSED, ...ALLOWED]) {
    const file = join(folder, fileOf(from, to));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import { it } from "${to}";\n\nexport const same = it;\n`);
  }
  refusals = lint();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files that the import rule complains about. */
function lint(): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(ROOT, "node_modules/@biomejs/biome/bin/biome"),
      ...["lint", "--only=style/noRestrictedImports", "--reporter=json", "--max-diagnostics=none"],
    ],
    { cwd: folder, encoding: "utf8" },
  );
  const report = JSON.parse(stdout) as { diagnostics: { location: { path: string } }[] };
  return report.diagnostics.map(({ location }) => location.path.replaceAll("\\", "/"));
}

test.each(REFUSED)("%s may not import %s", (from, to) => {
  expect(refusals).toContain(fileOf(from, to));
});

test.each(ALLOWED)("%s may import %s", (from, to) => {
  expect(refusals).not.toContain(fileOf(from, to));
});
