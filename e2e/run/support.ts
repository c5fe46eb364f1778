/**
 * Checks the support statement: the built files use no syntax, no interface and no style that the oldest browsers of
 * the documents don't have, as MDN's compatibility data knows them. What is tested for before it is used is listed here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { OLDEST_IN_WORDS } from "../../build/oldest-browsers.ts";
import { type Lack, lacksOfCode, ownNames, stylesIn } from "./support-code.ts";
import { lacksOfCss } from "./support-css.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const DIST = `${ROOT}/dist`;

/** Used only where it is there, or no browser's at all; each with its reason. */
const EXCUSED: Record<string, string> = {
  ".createPolicy": "`trustedTypes?.`: where there are no Trusted Types, none is asked for",
  "navigator.connection": "`?.`: elsewhere nobody says that data is dear",
  ".effectiveType": "of the same",
  ".saveData": "of the same",
  "navigator.userActivation": "`?.`: elsewhere nobody is registered without a click in the form",
  ".isActive": "of the same",
  "window.requestIdleCallback": "`?? setTimeout`",
  "AbortSignal.any": 'tested for with `"any" in AbortSignal`',
  ".moveBefore": "asked for by Preact and by us, who insert otherwise",
  ".showPopover": "asked for: elsewhere our element stays below the top layer",
  "Symbol.dispose": "signals use it where it is there",
  ":has": "a rule of its own, which others leave out: fields keep less distance from the news of a failure",
  "Error.captureStackTrace": "zod tests for it before",
  ".isValid": "a method of the phone numbers' library",
  ".when": "a property of zod's",
};

const files = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.(js|css)$/.test(name) && !/^cli\b/.test(name),
);
const own = new Set<string>();
for (const file of files.filter((name) => name.endsWith(".js"))) {
  for (const name of ownNames(file, readFileSync(`${DIST}/${file}`, "utf8"))) own.add(name);
}
const excuses = new Set<string>();
const complaints: string[] = [];
for (const file of files) {
  const text = readFileSync(`${DIST}/${file}`, "utf8");
  const isScript = file.endsWith(".js");
  if (isScript) for (const lack of lacksOfCode(file, text, own)) complain(file, lack);
  for (const lack of (isScript ? stylesIn(file, text) : [text]).flatMap(lacksOfCss)) complain(file, lack);
}
for (const name of Object.keys(EXCUSED)) {
  if (!excuses.has(name)) complaints.push(`${name} has an excuse and is not used any more`);
}
for (const page of ["README.md", "docs/engines.md"]) {
  if (readFileSync(`${ROOT}/${page}`, "utf8").includes(OLDEST_IN_WORDS)) continue;
  complaints.push(`${page} does not say "${OLDEST_IN_WORDS}"`);
}

for (const complaint of complaints) console.log(complaint);
console.log(`${files.length} files for ${OLDEST_IN_WORDS}: ${complaints.length || "no"} complaints`);
process.exitCode = files.length && !complaints.length ? 0 : 1;

function complain(file: string, { used, missing }: Lack): void {
  if (used in EXCUSED) excuses.add(used);
  else complaints.push(`${file}: ${used} is missing in ${missing.join(", ")}`);
}
