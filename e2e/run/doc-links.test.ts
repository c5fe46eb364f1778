import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const PAGES = [...readdirSync(ROOT), ...readdirSync(`${ROOT}/docs`).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith(".md"),
);

/** A page's prose: what stands in code blocks is no link. */
const proseOf = (file: string) => readFileSync(file, "utf8").replaceAll(/^```.*?^```$/gms, "");

/** The anchors that GitHub gives to headings; a heading that comes twice has a number from then on. */
function anchorsOf(file: string): string[] {
  const seen = new Map<string, number>();
  return [...proseOf(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-");
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times ? `${anchor}-${times}` : anchor;
  });
}

test.each(PAGES)("every link in %s leads somewhere", (page) => {
  const file = `${ROOT}/${page}`;
  const broken = [...proseOf(file).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].filter(
    ([, path, anchor]) => {
      const target = path ? resolve(dirname(file), path) : file;
      return !existsSync(target) || (anchor && !anchorsOf(target).includes(anchor));
    },
  );
  expect(broken.map(([link]) => link)).toEqual([]);
});

/** Where a file may stand that a page names by the end of its path. */
const FOLDERS = [
  "",
  "src/",
  "src/frame/",
  "src/page/",
  "src/frame/i18n/locales/",
  "e2e/run/",
  "e2e/stories/accessibility/",
];

test.each(PAGES)("every source file that %s names is there", (page) => {
  const named = [...proseOf(`${ROOT}/${page}`).matchAll(/`(\w[\w./-]*\.(?:tsx?|css))`/g)].map(([, path = ""]) => path);
  expect(named.filter((path) => !FOLDERS.some((folder) => existsSync(`${ROOT}/${folder}${path}`)))).toEqual([]);
});

test("the README is short enough to be read", () => {
  expect(readFileSync(`${ROOT}/README.md`, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(200);
});
