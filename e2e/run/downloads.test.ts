import { expect, test } from "vitest";
import { sortDownloads } from "./downloads.ts";
import type { Manifest } from "./manifest.ts";

const manifest: Manifest = {
  "index.html": { file: "assets/index-AAAA-AAA.js", css: ["assets/index-BBBBBBBB.css"] },
  "_main-CCCCCCCC.js": { file: "assets/main-CCCCCCCC.js", imports: ["_shared.js"] },
  "_shared.js": { file: "assets/shared-DDDDDDDD.js", imports: ["index.html", "_deep.js"] },
  "_deep.js": { file: "assets/deep-JJJJJJJJ.js" },
  "i18n/locales/de.ts": { file: "assets/de-EEEEEEEE.js" },
  "i18n/locales/th.ts": { file: "assets/th-FFFFFFFF.js" },
  "later.ts": { file: "assets/later-GGGGGGGG.js" },
};

const html = `<script type="module" crossorigin src="./assets/index-AAAA-AAA.js"></script>
  <link rel="modulepreload" href="./assets/main-CCCCCCCC.js">`;

const files = [
  ...Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]),
  "assets/create-phone-support-HHHHHHHH.js",
  "assets/stranger-IIIIIIII.js",
];

const sizeOf = (file: string) => (file.includes("/th-") ? 900 : 100);

test("until the form: the page, the entry with its static imports, and the largest locale", () => {
  expect(sortDownloads(manifest, html, files, sizeOf).untilForm.toSorted()).toEqual([
    "assets/deep-JJJJJJJJ.js",
    "assets/index-AAAA-AAA.js",
    "assets/index-BBBBBBBB.css",
    "assets/main-CCCCCCCC.js",
    "assets/shared-DDDDDDDD.js",
    "assets/th-FFFFFFFF.js",
    "index.html",
  ]);
});

test("a file that nobody named counts for the handoff", () => {
  expect(sortDownloads(manifest, html, files, sizeOf).untilHandoff).toEqual([
    "assets/later-GGGGGGGG.js",
    "assets/stranger-IIIIIIII.js",
  ]);
});

test("what is left out has a reason", () => {
  expect(sortDownloads(manifest, html, files, sizeOf).offPath).toEqual([
    { file: "assets/de-EEEEEEEE.js", reason: "another locale" },
    { file: "assets/create-phone-support-HHHHHHHH.js", reason: expect.stringContaining("phone library") },
  ]);
});
