import type { VNode } from "preact";

/**
 * A text in a direction of its own. Another one takes its element's place: a browser that translates the page puts
 * elements into that of the text nodes, which can then neither be changed nor found.
 */
export function Text({ children }: { children: string }): VNode {
  return <bdi key={children}>{children}</bdi>;
}
