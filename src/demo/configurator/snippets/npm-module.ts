import { literal } from "./literal.ts";
import type { Site } from "./site.ts";

/** For a page whose scripts are bundled: `npm install prechat`. */
export function npmModule({ server, files, settings }: Site): string {
  // What only a script tag can say.
  const { noAuto: _, compat: __, department, frame, ...others } = settings;
  const prefill = department === undefined ? {} : { prefill: { department, ...Object(others.prefill) } };
  const all = { server, frame: frame ?? `${files}/frame/index.html`, ...others, ...prefill };
  return `import { createPrechat } from "prechat";\n\nconst prechat = createPrechat(${literal(all)});`;
}
