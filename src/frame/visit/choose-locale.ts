import type { I18n } from "../i18n/i18n.ts";
import { loadTexts, negotiate } from "../i18n/locales.ts";

/** The locale that the form is in, with what the workspace says. */
export function localeOf(i18n: I18n, workspaceLanguage: string | undefined): string {
  return negotiate([...i18n.wanted(), workspaceLanguage]);
}

/**
 * The workspace's own language is known only with its configuration; it comes after the page's and the browser's.
 *
 * @returns Whether another locale is on display now.
 */
export async function chooseLocale(i18n: I18n, workspaceLanguage: string | undefined): Promise<boolean> {
  const wanted = () => localeOf(i18n, workspaceLanguage);
  const tag = wanted();
  if (tag === i18n.locale.value) return false;
  // A locale that can't be fetched leaves the one that is on display.
  const texts = await loadTexts(tag).catch(() => null);
  // The site may have changed its mind meanwhile.
  if (!texts || tag !== wanted()) return false;
  i18n.use(tag, texts);
  return true;
}
