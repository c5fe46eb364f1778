import type { VNode } from "preact";
import type { ControlProps } from "./control.ts";

export interface WordsControlProps extends Omit<ControlProps, "kind"> {
  /** What it may be, each with how it is written. */
  words: readonly (readonly [value: unknown, text: string])[];
}

const OTHER = "other";

/** One of a few, or none. */
export function WordsControl({ id, words, value, doc, describedBy, isWrong, onChange }: WordsControlProps): VNode {
  const index = words.findIndex(([word]) => word === value);
  const chosen = value === undefined ? "" : index < 0 ? OTHER : String(index);
  return (
    <select
      id={id}
      value={chosen}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      onChange={(event) => onChange(words[Number(event.currentTarget.value || Number.NaN)]?.[0])}
    >
      <option value="">{doc?.default ? `Default: ${doc.default.replace(/^"(.*)"$/, "$1")}` : "Not set"}</option>
      {words.map(([, text], place) => (
        <option key={text} value={String(place)}>
          {text}
        </option>
      ))}
      {chosen === OTHER && <option value={OTHER}>{JSON.stringify(value)}</option>}
    </select>
  );
}
