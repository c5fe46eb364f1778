/** `npm run dev`: the demo, built again on every change, with a page that reloads itself. */
import { watch } from "node:fs";
import { resolve } from "node:path";
import { build } from "./build.ts";
import { serveDemo } from "./demo.ts";
import { printDemo } from "./print-demo.ts";
import { Reload } from "./reload.ts";
import { fail, untilStopped } from "./until-stopped.ts";

/** An editor writes several files, or one file twice, for one change. */
const SETTLE_MS = 100;

const WATCHED = ["src", "public", "index.html", "configurator.html"];

const reload = new Reload();

try {
  await build();
  const demo = await serveDemo({
    workspace: process.env.LIVECHAT_SERVER,
    answer: (request) => reload.answer(request),
    head: reload.script,
  });
  untilStopped(demo.close);
  printDemo(demo);
} catch (error) {
  fail(error);
}

let settling: NodeJS.Timeout | undefined;
let building = Promise.resolve();

for (const path of WATCHED) {
  watch(resolve(import.meta.dirname, "../..", path), { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      building = building.then(rebuild);
    }, SETTLE_MS);
  });
}

/** A change that does not build is shown, and the next one gets its chance. */
async function rebuild(): Promise<void> {
  const started = performance.now();
  try {
    await build();
    console.log(`Built in ${Math.round(performance.now() - started)} ms.`);
    reload.send();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}
