import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { EVENT_NAMES, type Reason, type Step } from "../../src/protocol/events.ts";
import { factsOf, kebab, SETTING_NAMES } from "../../src/protocol/setting-facts.ts";

/* `docs/api.md` names every command, event, step and reason, and none that isn't there. */

const ROOT = resolve(import.meta.dirname, "../..");
const PAGE = readFileSync(`${ROOT}/docs/api.md`, "utf8");

/** Names in code that head the parts, or the rows, of a chapter. */
function named(chapter: string, pattern: RegExp): string[] {
  const [, text = ""] = PAGE.split(`\n${chapter}\n`);
  const [body = ""] = text.split(/^#{2,3} [A-Z]/m);
  return [...body.matchAll(pattern)].map(([, name = ""]) => name).sort();
}

const HEADINGS = /^### `(.*)`$/gm;
const ROWS = /^\| `(.*?)` \|/gm;

test("commands", () => {
  const types = readFileSync(`${ROOT}/src/page/panel/api.ts`, "utf8");
  const [, body = ""] = /^export interface Prechat \{\n(.*?)^\}/ms.exec(types) ?? [];
  const methods = [...body.matchAll(/^ {2}(\w+)[<(]/gm)].map(([, name = ""]) => name);
  expect(named("## Commands", HEADINGS)).toEqual(["init", ...methods].sort());
});

test("events", () => {
  expect(named("## Events", HEADINGS)).toEqual([...EVENT_NAMES].sort());
});

test("steps and reasons", () => {
  const steps = { config: 1, visitor: 1, "custom-fields": 1, room: 1, message: 1 } satisfies Record<Step, 1>;
  const reasons = {
    offline: 1,
    timeout: 1,
    "rate-limited": 1,
    rejected: 1,
    unavailable: 1,
    unexpected: 1,
  } satisfies Record<Reason, 1>;
  expect(named("### Steps", ROWS)).toEqual(["step", ...Object.keys(steps)].sort());
  expect(named("### Reasons", ROWS)).toEqual(["reason", ...Object.keys(reasons)].sort());
});

test("settings that a frame's address may carry", () => {
  const parameters = SETTING_NAMES.filter((name) => factsOf(name).isParameter).map(kebab);
  const [, sentence = ""] = /^These settings may stand in its address(.*?)\. /m.exec(PAGE) ?? [];
  const listed = [...sentence.matchAll(/`([a-z-]+)`/g)].map(([, name = ""]) => name);
  expect(listed.sort()).toEqual(parameters.sort());
});
