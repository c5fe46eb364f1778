export interface Link {
  text: string;
  href: string;
}

/**
 * A link in Markdown. There is no opening bracket in one: a text that has nothing else would be read from each of them
 * to its end, which takes minutes.
 */
const LINK = /\[([^[\]]+)\]\(([^\s)[]+)\)/g;

/** A link's target that can't run anything. */
const SAFE_TARGET = /^(https?:|mailto:|tel:)/i;

/** A text cut at its Markdown links. One that leads to nowhere safe is its text alone. */
export function splitLinks(text: string): (string | Link)[] {
  const parts: (string | Link)[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: label = "", 2: href = "" } of text.matchAll(LINK)) {
    if (index > end) parts.push(text.slice(end, index));
    parts.push(SAFE_TARGET.test(href) ? { text: label, href } : label);
    end = index + whole.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
