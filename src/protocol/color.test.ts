import { expect, test } from "vitest";
import { isColor, readableOn } from "./color.ts";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const LINEAR = Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

function contrast(red: number, green: number, blue: number, text: "#000" | "#fff"): number {
  const at = (value: number) => LINEAR[value] ?? Number.NaN;
  const luminance = 0.2126 * at(red) + 0.7152 * at(green) + 0.0722 * at(blue);
  return text === "#fff" ? 1.05 / (luminance + 0.05) : (luminance + 0.05) / 0.05;
}

test("stands out by 4.5:1 on every colour", () => {
  const hex = (value: number) => value.toString(16).padStart(2, "0");
  let worst = Number.POSITIVE_INFINITY;
  // Every fifth value of a channel, both ends included.
  for (let red = 0; red < 256; red += 5)
    for (let green = 0; green < 256; green += 5)
      for (let blue = 0; blue < 256; blue += 5) {
        const text = readableOn(`#${hex(red)}${hex(green)}${hex(blue)}`);
        worst = Math.min(worst, contrast(red, green, blue, text));
      }
  expect(worst).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ["#fff", "#000"],
  ["#000", "#fff"],
  ["#FFD400", "#000"],
  ["#c00", "#fff"],
  ["#cc0000", "#fff"],
  ["#00f", "#fff"],
  ["#0f0", "#000"],
])("on %s picks %s", (color, text) => {
  expect(readableOn(color)).toBe(text);
});

test.each(["", "#", "#ff", "#ffff", "#fffff", "#1234567", "red", "#ggg", "#fff;top:0", null, 7, ["#fff"]])(
  "%j is no colour",
  (value) => {
    expect(isColor(value)).toBe(false);
  },
);
