import type { VNode } from "preact";
import type { Dictionary } from "../../../protocol/setting-kinds.ts";
import { listFor } from "../suggestions.tsx";
import { type ControlProps, partsOf } from "./control.ts";

/** Keys that the site chooses, with a text each. The last row is for the next one. */
export function RowsControl({ id, path, value, describedBy, onChange }: ControlProps<Dictionary>): VNode {
  const rows = [...Object.entries(partsOf(value)), ["", ""] as const];
  const list = listFor(`${path}.*`);
  const change = (index: number, key: string, text: unknown) => {
    const next = rows.map((row, place) => (place === index ? ([key, text] as const) : row)).filter(([name]) => name);
    onChange(next.length > 0 ? Object.fromEntries(next) : undefined);
  };
  return (
    <div class="rows">
      {rows.map(([key, text], index) => (
        <div key={index}>
          <input
            id={index === 0 ? id : undefined}
            type="text"
            aria-label={`${path}, key ${index + 1}`}
            aria-describedby={describedBy}
            placeholder="key"
            value={key}
            spellcheck={false}
            autocomplete="off"
            {...(list && { list })}
            onInput={(event) => change(index, event.currentTarget.value, text)}
          />
          <input
            type="text"
            aria-label={`${path}, text of ${key || "the next key"}`}
            placeholder="text"
            dir="auto"
            value={typeof text === "string" ? text : JSON.stringify(text)}
            disabled={key === ""}
            onInput={(event) => change(index, key, event.currentTarget.value)}
          />
        </div>
      ))}
    </div>
  );
}
