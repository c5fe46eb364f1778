import type { Lack } from "./support-code.ts";
import { entryAt, missingIn, namesIn } from "./support-data.ts";

/** Units that are younger than the rest, by their entry below `types.length`. */
const UNITS: [unit: RegExp, entry: string][] = [
  [/^d(v[whib]|vmin|vmax)$/, "viewport_percentage_units_dynamic"],
  [/^l(v[whib]|vmin|vmax)$/, "viewport_percentage_units_large"],
  [/^s(v[whib]|vmin|vmax)$/, "viewport_percentage_units_small"],
  [/^cq/, "container_query_length_units"],
  [/^(r?cap|r?ch|rex|r?ic|r?lh|v[bi])$/, "$&"],
];

/** What a built style sheet uses that not all of our oldest browsers have. */
export function lacksOfCss(css: string): Lack[] {
  const used = new Map<string, string[]>();
  const plain = css.replace(/\/\*.*?\*\//gs, "").replace(/"[^"]*"|'[^']*'/g, '""');
  for (const [property, value] of declarationsOf(plain)) {
    if (!property.startsWith("--")) used.set(property, [`properties.${property}`]);
    for (const [name, paths] of partsOf(property, value)) used.set(name, paths);
  }
  for (const [, name = ""] of plain.matchAll(/@([a-z-]+)/g)) used.set(`@${name}`, [`at-rules.${name}`]);
  for (const [, name = ""] of plain.matchAll(/\((prefers-[a-z-]+|forced-colors|hover|pointer)\b/g)) {
    used.set(`@media (${name})`, [`at-rules.media.${name}`]);
  }
  for (const [, selector = ""] of plain.matchAll(/(?:^|[{};])([^@{};]+)\{/g)) {
    for (const [, name = ""] of selector.matchAll(/::?([a-z-]+)/g)) used.set(`:${name}`, [`selectors.${name}`]);
  }
  return [...used].flatMap(([name, paths]) => {
    const found = paths.flatMap((path) => entryAt(`css.${path}`) ?? []);
    const missing = found[0] ? missingIn(found[0]) : ["unknown to the data"];
    return missing.length ? [{ used: name, missing }] : [];
  });
}

function declarationsOf(css: string): [property: string, value: string][] {
  const found = css.matchAll(/(?:^|[{;])\s*(--[\w-]+|-?[a-z][a-z-]*)\s*:([^{};]*)(?=[;}]|$)/g);
  return [...found].map(([, property = "", value = ""]) => [property, value]);
}

/** Functions, relative colours, units and keywords of a value, each with the places where the data may have it. */
function partsOf(property: string, value: string): [name: string, paths: string[]][] {
  const parts: [string, string[]][] = [];
  const own = `properties.${property}`;
  for (const [, name = "", from] of value.matchAll(/([a-z][\w-]*)\(\s*(from\s)?/gi)) {
    const paths = [...typesNamed(name), `${own}.${name}`, `${own}.${name}_function`];
    parts.push([`${name}()`, paths]);
    if (from) parts.push([`${name}(from …)`, paths.map((path) => `${path}.relative_syntax`)]);
  }
  for (const [, unit = ""] of value.matchAll(/\b[\d.]+([a-z]+)\b/gi)) {
    const entry = UNITS.find(([pattern]) => pattern.test(unit));
    if (entry) parts.push([`1${unit}`, [`types.length.${unit.replace(...entry)}`]]);
  }
  for (const [keyword] of value.matchAll(/(?<![\w#.-])[a-z][a-z-]*(?![\w(-])/gi)) {
    const path = `${own}.${keyword}`;
    // Names that a page gives, and keywords that are as old as their property, have no entry.
    if (entryAt(`css.${path}`)) parts.push([`${property}: ${keyword}`, [path]]);
  }
  return parts;
}

/** Where the data describes a function of this name that is no property's own. */
function typesNamed(name: string): string[] {
  return namesIn("css.types", 3)
    .filter((path) => path === name || path.endsWith(`.${name}`))
    .map((path) => `types.${path}`);
}
