import type { Lack } from "./support-code.ts";
import { entryAt, missingIn } from "./support-data.ts";

/** What a built style sheet uses that not all of our oldest browsers have. */
export function lacksOfCss(css: string): Lack[] {
  const used = new Map<string, string[]>();
  for (const [, name = ""] of css.matchAll(/[{;]\s*(-?[a-z][a-z-]*)\s*:[^{};]*(?=[;}]|$)/g))
    used.set(name, [`properties.${name}`]);
  for (const [, name = ""] of css.matchAll(/@([a-z-]+)/g)) used.set(`@${name}`, [`at-rules.${name}`]);
  for (const [, name = ""] of css.matchAll(/\((prefers-[a-z-]+|forced-colors|hover|pointer)\b/g)) {
    used.set(`@media (${name})`, [`at-rules.media.${name}`]);
  }
  for (const [, selector = ""] of css.matchAll(/(?:^|[{};])([^@{};]+)\{/g)) {
    for (const [, name = ""] of selector.matchAll(/::?([a-z-]+)/g)) used.set(`:${name}`, [`selectors.${name}`]);
  }
  return [...used].flatMap(([name, paths]) => {
    const found = paths.flatMap((path) => entryAt(`css.${path}`) ?? []);
    const missing = found[0] ? missingIn(found[0]) : ["unknown to the data"];
    return missing.length ? [{ used: name, missing }] : [];
  });
}
