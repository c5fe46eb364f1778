import { expect, test } from "vitest";
import { sortDownloads } from "./downloads.ts";
import type { Manifest } from "./manifest.ts";

const manifest: Manifest = {
  "src/frame/index.html": { file: "frame/assets/index-AAAA-AAA.js", css: ["frame/assets/index-BBBBBBBB.css"] },
  "_main-CCCCCCCC.js": { file: "frame/assets/main-CCCCCCCC.js", name: "main", imports: ["_shared.js"] },
  "_shared.js": { file: "frame/assets/shared-DDDDDDDD.js", imports: ["src/frame/index.html", "_deep.js"] },
  "_deep.js": { file: "frame/assets/deep-JJJJJJJJ.js" },
  "src/frame/i18n/locales/de.ts": { file: "frame/assets/de-EEEEEEEE.js" },
  "src/frame/i18n/locales/th.ts": { file: "frame/assets/th-FFFFFFFF.js" },
  "src/frame/later.ts": { file: "frame/assets/later-GGGGGGGG.js" },
};

const html = '<script type="module" crossorigin src="./assets/index-AAAA-AAA.js"></script>';

const files = [
  ...Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]),
  "frame/assets/create-phone-support-HHHHHHHH.js",
  "frame/assets/stranger-IIIIIIII.js",
  "prechat-panel.js",
  "compat.js",
];

const sizeOf = (file: string) => (file.includes("/th-") ? 900 : 100);

test("until the form: the page, the entry with its static imports, and the largest locale", () => {
  expect(sortDownloads(manifest, html, files, sizeOf).untilForm.toSorted()).toEqual([
    "frame/assets/deep-JJJJJJJJ.js",
    "frame/assets/index-AAAA-AAA.js",
    "frame/assets/index-BBBBBBBB.css",
    "frame/assets/main-CCCCCCCC.js",
    "frame/assets/shared-DDDDDDDD.js",
    "frame/assets/th-FFFFFFFF.js",
    "frame/index.html",
  ]);
});

test("a file that nobody named counts for the handoff", () => {
  expect(sortDownloads(manifest, html, files, sizeOf).untilHandoff).toEqual([
    "frame/assets/later-GGGGGGGG.js",
    "frame/assets/stranger-IIIIIIII.js",
    "prechat-panel.js",
  ]);
});

test("what is left out has a reason", () => {
  expect(sortDownloads(manifest, html, files, sizeOf).offPath).toEqual([
    { file: "frame/assets/de-EEEEEEEE.js", reason: "another locale" },
    { file: "frame/assets/create-phone-support-HHHHHHHH.js", reason: expect.stringContaining("phone library") },
    { file: "compat.js", reason: expect.stringContaining("official widget") },
  ]);
});
