/** Prints what visitors download, compressed with gzip, and fails when it is more than the budgets allow. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { BUDGETS } from "./budgets.ts";
import { sortDownloads } from "./downloads.ts";
import type { Manifest } from "./manifest.ts";

const DIST = resolve(import.meta.dirname, "../../dist");

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

check("Loader", ["prechat.js"], BUDGETS.loader);
check("Panel", ["prechat-panel.js"], BUDGETS.panel);
check("Way into the workspace's own widget", ["prechat-livechat.js"], BUDGETS.livechat);
check("Whether somebody is there", ["prechat-status.js"], BUDGETS.status);
check("Full check of settings", ["prechat-check.js"], BUDGETS.check);
check("The official widget's API", ["compat.js"], BUDGETS.compat);
check("Frame until the form can be typed in", untilForm, BUDGETS.untilForm, inFrame);
for (const file of untilForm) line(`  ${file}`, inFrame(file));
check("Frame to a finished handoff, in any language", [...untilForm, ...untilHandoff], BUDGETS.untilHandoff, inFrame);
for (const file of untilHandoff) line(`  ${file}`, inFrame(file));
for (const { file, reason } of offPath) line(`  not counted: ${file}`, inFrame(file), reason);
