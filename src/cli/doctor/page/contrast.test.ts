import { expect, test } from "vitest";
import { checkContrast } from "./contrast.ts";

test.each<[own: unknown, workspace: unknown, expected: string]>([
  ["#1d4ed8", "#ffff00", "ok: #1d4ed8 on white: 6.7 to 1"],
  [undefined, "#FFFF00", "warning: #FFFF00 on white: 1.1 to 1"],
  ["#fff", undefined, "warning: #fff on white: 1.0 to 1"],
  ["#000", undefined, "ok: #000 on white: 21.0 to 1"],
  ["#949494", undefined, "ok: #949494 on white: 3.0 to 1"],
  ["#959595", undefined, "warning: #959595 on white: 3.0 to 1"],
  [undefined, "rebeccapurple", "ok: none is set: ours stands out"],
  [undefined, undefined, "ok: none is set: ours stands out"],
  ["#1d4ed8ff", "#000", 'warning: "#1d4ed8ff" is no colour that the widget takes: #c1272d is one'],
  ["rgb(0 0 0)", "#000", 'warning: "rgb(0 0 0)" is no colour that the widget takes: #c1272d is one'],
  [null, "#000", "warning: null is no colour that the widget takes: #c1272d is one"],
])("%j on the page, %j in the workspace: %s", (own, workspace, expected) => {
  const { level, seen } = checkContrast(own, workspace);
  expect(`${level}: ${seen}`).toBe(expected);
});
