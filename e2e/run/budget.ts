/** Prints what visitors download, compressed with gzip, and fails when it is more than the budgets allow. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { sortDownloads } from "./downloads.ts";
import type { Manifest } from "./manifest.ts";

const DIST = resolve(import.meta.dirname, "../../dist");

const LOADER_BYTES = 3_000;
/** The page's side of the panel, fetched beside the frame at the first intent. */
const PANEL_BYTES = 6_000;
/** The way into the workspace's own widget, after a registration whose handoff is "livechat". */
const LIVECHAT_BYTES = 1_000;
/** Only for pages whose settings are more than the quick check vouches for, or change. */
const CHECK_BYTES = 3_000;
/** Only for pages that ask for the official widget's API. */
const COMPAT_BYTES = 3_000;
/**
 * With the largest locale. The aim is 32 kB, and 40 to the handoff: since custom fields are part of the form, 1.7 and
 * 1.9 kB are too many.
 */
const UNTIL_FORM_BYTES = 34_000;
/** `ky` stays at 1.14 for its sake: version 2.1 weighs 3.7 kB more. */
const UNTIL_HANDOFF_BYTES = 42_000;

const sizeOf = (file: string) => gzipSync(readFileSync(`${DIST}/${file}`), { level: 9 }).length;

const inFrame = (file: string) => sizeOf(`frame/${file}`);

const manifest = JSON.parse(readFileSync(`${DIST}/frame/manifest.json`, "utf8")) as Manifest;
const assets = readdirSync(`${DIST}/frame/assets`).map((name) => `assets/${name}`);
const html = readFileSync(`${DIST}/frame/index.html`, "utf8");
const { untilForm, untilHandoff, offPath } = sortDownloads(manifest, html, assets, inFrame);

const line = (name: string, bytes: number, note = "") =>
  console.log(`${name.padEnd(46)}${bytes.toLocaleString("en").padStart(8)} B  ${note}`.trimEnd());

function check(name: string, files: string[], limitBytes: number, sizeOfOne = sizeOf): void {
  const bytes = files.reduce((sum, file) => sum + sizeOfOne(file), 0);
  const isOver = bytes > limitBytes;
  if (isOver) process.exitCode = 1;
  line(name, bytes, `of ${limitBytes.toLocaleString("en")} ${isOver ? `✗ ${bytes - limitBytes} too many` : "✓"}`);
}

check("Loader", ["prechat.js"], LOADER_BYTES);
check("Panel", ["prechat-panel.js"], PANEL_BYTES);
check("Way into the workspace's own widget", ["prechat-livechat.js"], LIVECHAT_BYTES);
check("Full check of settings", ["prechat-check.js"], CHECK_BYTES);
check("The official widget's API", ["compat.js"], COMPAT_BYTES);
check("Frame until the form can be typed in", untilForm, UNTIL_FORM_BYTES, inFrame);
for (const file of untilForm) line(`  ${file}`, inFrame(file));
check("Frame to a finished handoff, in any language", [...untilForm, ...untilHandoff], UNTIL_HANDOFF_BYTES, inFrame);
for (const file of untilHandoff) line(`  ${file}`, inFrame(file));
for (const { file, reason } of offPath) line(`  not counted: ${file}`, inFrame(file), reason);
