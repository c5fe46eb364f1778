/**
 * An answer as it is judged and sent. Control characters come with pasted text; a line break and a tab are the only
 * ones that mean something. Around it spaces mean nothing, nor do the invisible signs that pages put beside a word.
 */
export function clean(answer = ""): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
  const text = answer.replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");
  // Within a text they join emoji and part Persian words.
  return /[^\s\u200b-\u200f\u2060](.*[^\s\u200b-\u200f\u2060])?/s.exec(text)?.[0] ?? "";
}
