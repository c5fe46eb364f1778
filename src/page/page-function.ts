/**
 * What the page's code has put on `window` by this name, when it can be called. By the same name the markup answers with
 * an element, several, or another window: none of those is asked for anything. Not `typeof`, which takes an `<object>`
 * for a function.
 */
export function pageFunction<Command>(name: string): Command | undefined {
  const value = (window as unknown as Record<string, unknown>)[name];
  return value instanceof Function ? (value as Command) : undefined;
}
