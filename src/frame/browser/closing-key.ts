/**
 * Whether a key means "close". An Escape that ends the composition of an input method takes that back and nothing else;
 * WebKit tells it after the composition, by the key code 229 (https://bugs.webkit.org/show_bug.cgi?id=165004).
 */
export function isClosingKey({ key, keyCode, isComposing, defaultPrevented }: KeyboardEvent): boolean {
  return key === "Escape" && !isComposing && keyCode !== 229 && !defaultPrevented;
}
