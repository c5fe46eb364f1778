import { isColor } from "../../../protocol/color.ts";
import { type Finding, ok, warning } from "../finding.ts";

/** WCAG 2.2, 1.4.11: what a control is seen by stands out from what is around it. */
const LEAST = 3;

/**
 * The accent colour on a white page. The text on it is black or white, and always readable.
 *
 * @param own As the page sets it.
 * @param workspace That of the workspace, which the form has where the page sets none.
 */
export function checkContrast(own: unknown, workspace: unknown): Finding {
  if (own !== undefined && !isColor(own)) {
    return warning("page-contrast", `${JSON.stringify(own)} is no colour that the widget takes: #c1272d is one`);
  }
  const color = own ?? workspace;
  // One of the workspace's that can't be used is passed over.
  if (!isColor(color)) return ok("page-contrast", "none is set: ours stands out");
  const contrast = 1.05 / (luminanceOf(color) + 0.05);
  const seen = `${color} on white: ${contrast.toFixed(1)} to 1`;
  return contrast < LEAST ? warning("page-contrast", seen) : ok("page-contrast", seen);
}

function luminanceOf(color: string): number {
  const digits =
    color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit) : (color.slice(1).match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
