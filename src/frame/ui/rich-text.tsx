import type { VNode } from "preact";
import { splitLinks } from "./split-links.ts";

export interface RichTextProps {
  text: string;
  class: string;
  id?: string;
}

/** Text in which Markdown links are links; everything else, markup included, is shown as it was written. */
export function RichText({ text, id, class: name }: RichTextProps): VNode {
  return (
    <p key={text} id={id} class={name} dir="auto">
      {splitLinks(text).map((part, index) =>
        typeof part === "string" ? (
          part
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}
