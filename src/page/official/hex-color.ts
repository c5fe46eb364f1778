/** Any colour that a style sheet may name, as our settings want it; what is none comes back as it is. */
export function hexColor(color: string): string {
  const context = document.createElement("canvas").getContext("2d");
  if (!context || !CSS.supports("color", color)) return color;
  context.fillStyle = color;
  return String(context.fillStyle);
}
