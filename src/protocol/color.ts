/** `#rgb` or `#rrggbb`: the only notations that settings and the workspace's answers may use. */
export function isColor(value: unknown): value is string {
  return typeof value === "string" && /^#([\da-f]{3}){1,2}$/i.test(value);
}

/**
 * Black or white, whichever stands out on `color`: at least 4.5:1 (WCAG AA) on every colour there is. The power 2.2
 * stands in for sRGB's curve; with 0.18 as the limit the worst of the 16.7 million colours still has 4.52:1.
 */
export function readableOn(color: string): "#000" | "#fff" {
  const bits = color[4] ? 8 : 4;
  const max = 2 ** bits - 1;
  const luminance = [0.0722, 0.7152, 0.2126].reduce(
    (sum, weight, channel) => sum + weight * (((+color.replace("#", "0x") >> (channel * bits)) & max) / max) ** 2.2,
    0,
  );
  return luminance > 0.18 ? "#000" : "#fff";
}
