import { expect, it } from "vitest";
import { SNAPSHOT_ID } from "../../../protocol/snapshot.ts";
import type { Answer } from "../look/ask.ts";
import { checkSnapshot } from "./snapshot.ts";

const SERVER = "https://chat.example.com";

function check(written: string[] | undefined, today: string[]): string {
  const snapshot = { server: SERVER, takenAt: Date.now(), config: {}, windowFiles: written };
  const text = `<script type="application/json" id="${SNAPSHOT_ID}">${JSON.stringify(snapshot)}</script>`;
  const [{ level, seen } = {}] = checkSnapshot({ text } as Answer, today, SERVER);
  return `${level}: ${seen}`;
}

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
  expect(check(written, today)).toMatch(new RegExp(`^${expected}`));
});
