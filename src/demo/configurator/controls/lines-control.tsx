import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ControlProps } from "./control.ts";

/** A list of texts, one a line. */
export function LinesControl({ id, value, describedBy, isWrong, onChange }: Omit<ControlProps, "kind">): VNode {
  // An empty line that is about to be filled is no entry yet.
  const [typed, setTyped] = useState("");
  const text = isSame(linesOf(typed), value) ? typed : toText(value);
  return (
    <textarea
      id={id}
      rows={Math.min(6, Math.max(2, text.split("\n").length))}
      dir="auto"
      value={text}
      spellcheck={false}
      placeholder="One a line"
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        onChange(linesOf(event.currentTarget.value));
      }}
    />
  );
}

function linesOf(text: string): string[] | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  const filled = lines.filter(Boolean);
  return filled.length > 0 ? filled : undefined;
}

function toText(value: unknown): string {
  return [value ?? []].flat().map(String).join("\n");
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
