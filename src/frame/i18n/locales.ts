import type { Texts } from "./texts.ts";

/** Each locale is a chunk of its own, fetched when it is chosen. */
const chunks = import.meta.glob<{ texts: Texts }>("./locales/*.ts");

const tags = Object.keys(chunks).map((path) => path.slice("./locales/".length, -".ts".length));

/** The texts of a locale. @throws When they can't be fetched. */
export async function loadTexts(tag: string): Promise<Texts> {
  const { texts } = (await chunks[`./locales/${tag}.ts`]?.()) ?? (await import("./locales/en.ts"));
  return texts;
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
