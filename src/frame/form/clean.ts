/**
 * An answer as it is judged and sent. Control characters come with pasted text; a line break and a tab are the only
 * ones that mean something. Around it spaces mean nothing, nor do the invisible ones that pages put beside a word;
 * marks of direction do, at the end of Hebrew or Arabic, but are no answer alone.
 */
export function clean(answer = ""): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
  const text = answer.replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");
  const inner = /[^\s\u200b\u2060](.*[^\s\u200b\u2060])?/s.exec(text)?.[0] ?? "";
  return /[^\u200c-\u200f]/.test(inner) ? inner : "";
}
