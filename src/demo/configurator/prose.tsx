import type { VNode } from "preact";

/** A line of a doc comment: of its Markdown only code is drawn. */
export function Prose({ text }: { text: string }): VNode {
  return <>{text.split("`").map((part, index) => (index % 2 ? <code key={index}>{part}</code> : part))}</>;
}
