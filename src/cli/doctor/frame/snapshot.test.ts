import { expect, it } from "vitest";
import { SNAPSHOT_ID } from "../../../protocol/snapshot.ts";
import type { Answer } from "../look/ask.ts";
import { checkSnapshot } from "./snapshot.ts";

const SERVER = "https://chat.example.com";
const PINNED = `<meta name="prechat-server" content="${SERVER}">`;

const textOf = (more: object) => {
  const snapshot = { server: SERVER, takenAt: Date.now(), config: {}, ...more };
  return `${PINNED}<script type="application/json" id="${SNAPSHOT_ID}">${JSON.stringify(snapshot)}</script>`;
};

function check(text: string, today: string[] = []): string {
  const [finding] = checkSnapshot({ text } as Answer, today, SERVER);
  return finding ? `${finding.level}: ${finding.seen}` : "";
}

const hoursAgo = (hours: number) => Date.now() - hours * 60 * 60_000;

it.each([
  ["is well where it was just taken", textOf({}), "ok: 0 hours old"],
  ["is well for a week", textOf({ takenAt: hoursAgo(49) }), "ok: 2 days old"],
  ["is told when it is older", textOf({ takenAt: hoursAgo(8 * 24 + 1) }), "warning: 8 days old, and ignored after"],
  [
    "is told when it is of another workspace",
    textOf({ server: "https://other.example" }),
    "warning: of another workspace, and ignored: https://other.example",
  ],
  ["is missed in a document that is pinned", PINNED, "warning: none: the form waits for the workspace"],
  ["is not missed where there can be none", "", ""],
])("%s", (_name, text, expected) => {
  expect(check(text).slice(0, expected.length || 1)).toBe(expected);
});

it.each([
  ["is well where the workspace's widget has the files that were written down", ["a.1.js", "b.1.js"], ["a.1.js"], "ok"],
  ["is well where nothing was written down", undefined, [], "ok"],
  ["is well where the workspace does not tell", ["a.1.js"], [], "ok"],
  [
    "warns where the workspace was upgraded since",
    ["a.1.js", "b.1.js"],
    ["a.2.js"],
    "warning: .* has other files since",
  ],
])("%s", (_name, written, today, expected) => {
  expect(check(textOf({ windowFiles: written }), today)).toMatch(new RegExp(`^${expected}`));
});
