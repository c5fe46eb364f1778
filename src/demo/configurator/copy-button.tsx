import type { VNode } from "preact";
import { useState } from "preact/hooks";

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ label, text }: { label: string; text: string }): VNode {
  const [done, setDone] = useState<{ text: string; says: string } | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone({ text, says: "Copied" });
    } catch {
      setDone({ text, says: "The browser keeps its clipboard closed: select the text" });
    }
  };
  return (
    <span class="copy">
      <span role="status">{done?.text === text ? done.says : ""}</span>
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>
    </span>
  );
}
