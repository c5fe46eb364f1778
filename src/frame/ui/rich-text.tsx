import type { VNode } from "preact";

export interface RichTextProps {
  text: string;
  class: string;
  id?: string;
}

/** A link's target that can't run anything. */
const SAFE_TARGET = /^(https?:|mailto:|tel:)/i;

/** Text in which Markdown links are links; everything else, markup included, is shown as it was written. */
export function RichText({ text, id, class: name }: RichTextProps): VNode {
  const parts = text.split(/\[([^\]]+)\]\(([^\s)]+)\)/);
  return (
    <p id={id} class={name} dir="auto">
      {parts.map((part, index) => {
        const target = parts[index + 1];
        if (index % 3 === 1) {
          return target && SAFE_TARGET.test(target) ? (
            <a key={index} href={target} target="_blank" rel="noopener noreferrer">
              {part}
            </a>
          ) : (
            part
          );
        }
        return index % 3 ? null : part;
      })}
    </p>
  );
}
