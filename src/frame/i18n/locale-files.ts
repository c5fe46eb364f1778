import type { Texts } from "./texts.ts";

/*
 * Each locale is a chunk of its own, fetched when it is chosen. The build puts a shorter list in this file's place:
 * `listLocales` in `vite.config.ts`.
 */
const files = import.meta.glob<{ texts: Texts }>("./locales/*.ts");

/** The locales that there are texts for. */
export const tags = Object.keys(files).map((path) => path.slice("./locales/".length, -".ts".length));

/** @param tag One of `tags`. */
export async function fetchLocale(tag: string): Promise<{ texts: Texts }> {
  const load = files[`./locales/${tag}.ts`];
  if (!load) throw new Error(`There are no texts for "${tag}".`);
  return load();
}
