import type { VNode } from "preact";
import { isColor } from "../../../protocol/color.ts";
import type { SimpleKind } from "../../../protocol/setting-kinds.ts";
import { listFor } from "../suggestions.tsx";
import type { ControlProps } from "./control.ts";

const NUMBERS: SimpleKind[] = ["integer", "length", "bound"];

/** A text, or a number that is typed: a wrong one stays, so that it can be told of. */
export function TextControl(props: ControlProps<SimpleKind>): VNode {
  const { id, path, kind, value, doc, describedBy, isWrong, onChange } = props;
  const text = value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const list = listFor(path);
  return (
    <span class="text-control">
      <input
        id={id}
        type="text"
        dir="auto"
        value={text}
        spellcheck={false}
        autocomplete="off"
        placeholder={doc?.default?.replaceAll("`", "")}
        {...(NUMBERS.includes(kind) && kind !== "bound" && { inputMode: "numeric" as const })}
        {...(list && { list })}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        onInput={(event) => onChange(fromText(kind, event.currentTarget.value))}
      />
      {kind === "color" && (
        <input
          type="color"
          aria-label={`${path}, from a palette`}
          value={isColor(value) && value.length === 7 ? value : "#1155cc"}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </span>
  );
}

function fromText(kind: SimpleKind, text: string): unknown {
  if (text === "") return undefined;
  const isNumber = NUMBERS.includes(kind) && String(Number(text)) === text;
  return isNumber ? Number(text) : text;
}
