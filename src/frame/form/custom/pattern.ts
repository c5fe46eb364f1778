/** Longer ones are no administrator's. */
const MAX_LENGTH = 1_000;

/** Whether the browser understands a pattern. */
export function isUsablePattern(pattern: string): boolean {
  try {
    return pattern.length <= MAX_LENGTH && Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
}
