import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it, test } from "vitest";
import { findCircles, readImports } from "./imports.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/**
 * Which rooms a room may know, beside itself. A room is a folder of `src/`; its subfolders belong to it unless they are
 * named here. Whoever is further down the list may know what stands above it, never the other way round.
 */
const ROOMS: Record<string, string[]> = {
  protocol: [],
  page: ["protocol"],
  "page/launcher": ["protocol", "page"],
  "page/status": ["protocol", "page", "page/launcher"],
  "page/settings": ["protocol", "page", "page/launcher", "page/status"],
  "page/official": ["protocol", "page", "page/launcher"],
  "page/panel": ["protocol", "page", "page/launcher", "page/settings", "page/official"],
  "frame/browser": [],
  "frame/owner": ["protocol", "frame/workspace"],
  "frame/settings": ["protocol", "frame/owner"],
  "frame/i18n": ["protocol"],
  "frame/workspace": ["protocol"],
  "frame/form": ["protocol", "frame/browser", "frame/owner", "frame/i18n", "frame/workspace"],
  "frame/registration": ["protocol", "frame/browser", "frame/owner", "frame/workspace", "frame/form"],
  "frame/visit": [
    "protocol",
    ...["browser", "owner", "settings", "i18n", "workspace", "form", "registration"].map((room) => `frame/${room}`),
  ],
  "frame/ui": ["protocol", "frame/browser", "frame/i18n"],
  "frame/screens": ["protocol", ...["browser", "i18n", "form", "ui", "visit"].map((room) => `frame/${room}`)],
  "frame/boot": [
    "protocol",
    ...["browser", "owner", "settings", "i18n", "workspace", "visit"].map((room) => `frame/${room}`),
    "frame",
  ],
  frame: ["protocol", "frame/browser", "frame/settings", "frame/i18n"],
  hosting: [],
  demo: ["protocol", "hosting", "frame/i18n"],
  cli: ["protocol", "hosting", "frame/workspace"],
};

/** The composition roots: they build everything and pass it down, so that they may know everything of their side. */
const ROOTS: Record<string, RegExp> = {
  "src/index.ts": /^src\/(page|protocol)\//,
  "src/page/create-prechat.ts": /^src\/(page|protocol)\//,
  "src/frame/late-parts.ts": /^src\/frame\//,
  "src/frame/main.tsx": /^src\/(frame|protocol)\//,
};

const imports = readImports(ROOT, "src");
const names = Object.keys(ROOMS).sort((one, other) => other.length - one.length);

/** The room a file stands in: the innermost one that is named. */
const roomOf = (file: string): string | undefined => names.find((name) => file.startsWith(`src/${name}/`));

describe.each(Object.entries(ROOMS))("src/%s", (room, known) => {
  const files = [...imports].filter(([file]) => roomOf(file) === room && !(file in ROOTS));

  it("is there", () => expect(files).not.toEqual([]));

  it(`knows nothing but ${known.join(", ") || "itself"}`, () => {
    const strangers = files.flatMap(([file, targets]) =>
      targets
        .filter((target) => ![room, ...known].includes(roomOf(target) ?? ""))
        .map((target) => `${file} imports ${target}`),
    );
    expect(strangers).toEqual([]);
  });
});

test.each(Object.entries(ROOTS))("%s stays on its side", (root, side) => {
  expect(imports.get(root)?.filter((target) => !side.test(target))).toEqual([]);
});

test("what ships depends on nothing outside of src/", () => {
  const outside = [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => !target.startsWith("src/")).map((target) => `${file} imports ${target}`),
  );
  expect(outside).toEqual([]);
});

test("no file imports in a circle", () => {
  expect(findCircles(imports)).toEqual([]);
});

/** What comes late is listed in one place, and so is what is done without it. */
const MAY_IMPORT_LATE = ["src/frame/late-parts.ts", "src/frame/boot/boot.ts", "src/frame/i18n/locale-files.ts"];

test("nothing but the listed late parts is imported on demand", () => {
  const late = [...imports.keys()].filter((file) =>
    /(?<!typeof )\bimport\(/.test(readFileSync(resolve(ROOT, file), "utf8")),
  );
  expect(late.filter((file) => !MAY_IMPORT_LATE.includes(file))).toEqual([]);
});

/** A file that is longer has more than one idea. */
const LONGEST = 250;

test("no file in src/ is longer than 250 lines", () => {
  const files = readdirSync(resolve(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(tsx?|css|html)$/.test(file),
  );
  const lines = (file: string) => readFileSync(resolve(ROOT, "src", file), "utf8").split("\n").length - 1;
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => lines(file) > LONGEST)).toEqual([]);
});

test("a circle of imports is found", () => {
  const circle = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["b"]],
  ]);
  expect(findCircles(circle)).toEqual([["b", "c", "b"]]);
  expect(
    findCircles(
      new Map([
        ["a", ["b", "c"]],
        ["b", ["c"]],
        ["c", []],
      ]),
    ),
  ).toEqual([]);
});
