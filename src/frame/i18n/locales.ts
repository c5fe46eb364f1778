import type { Texts } from "./texts.ts";

/** Each locale is a chunk of its own, fetched when it is chosen. */
const chunks = import.meta.glob<{ texts: Texts }>("./locales/*.ts");

/** The locales that there are texts for. */
const tags = Object.keys(chunks).map((path) => path.slice("./locales/".length, -".ts".length));

/** The texts of a locale that `negotiate` named. @throws When they can't be fetched. */
export async function loadTexts(tag: string): Promise<Texts> {
  const load = chunks[`./locales/${tag}.ts`];
  if (!load) throw new Error(`There are no texts for "${tag}".`);
  return (await load()).texts;
}

/**
 * The first wanted locale that there are texts for, else English. `pt` finds `pt-BR`, `de-AT` finds `de`. Where the
 * first part of a tag isn't enough, the nearest relative is named: both Norwegians, Portuguese outside of Brazil,
 * Chinese in the traditional script.
 */
export function negotiate(wanted: readonly (string | null | undefined)[]): string {
  for (const want of wanted) {
    const tag = want
      ?.toLowerCase()
      .replaceAll("_", "-")
      .replace(/^n[no]\b/, "nb")
      .replace(/^pt-(?!br).+/, "pt-pt")
      .replace(/^zh-(hant|hk|mo).*/, "zh-tw");
    if (!tag) continue;
    const language = tag.split("-")[0];
    const found =
      tags.find((known) => known.toLowerCase() === tag) ??
      tags.find((known) => known === language) ??
      tags.find((known) => known.startsWith(`${language}-`));
    if (found) return found;
  }
  return "en";
}

/** The wanted tag that a locale was chosen for and that tells a region, for what regions of one language differ in. */
export function regional(wanted: readonly (string | null | undefined)[], locale: string): string {
  const pattern = new RegExp(`^${locale.slice(0, 2)}-([a-z]{4}-)?[a-z]{2}$`, "i");
  return wanted.find((want) => want && pattern.test(want) && negotiate([want]) === locale) ?? locale;
}
