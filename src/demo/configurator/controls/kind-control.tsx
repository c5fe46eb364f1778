import type { VNode } from "preact";
import { type ControlProps, isGroup } from "./control.ts";
import { ItemsControl } from "./items-control.tsx";
import { LinesControl } from "./lines-control.tsx";
import { RowsControl } from "./rows-control.tsx";
import { ShapeControl } from "./shape-control.tsx";
import { TextControl } from "./text-control.tsx";
import { WordsControl } from "./words-control.tsx";

const YES_OR_NO = [
  [true, "true"],
  [false, "false"],
] as const;

/** The control of a value, by its kind in the table of settings. */
export function KindControl({ kind, ...props }: ControlProps): VNode {
  if (typeof kind !== "string") {
    if ("shape" in kind) return <ShapeControl kind={kind} {...props} Control={KindControl} />;
    if ("valuesOf" in kind) return <RowsControl kind={kind} {...props} />;
    if (!("listOf" in kind)) return <WordsControl words={kind.map((word) => [word, word] as const)} {...props} />;
    return isGroup(kind) ? <ItemsControl kind={kind} {...props} Control={KindControl} /> : <LinesControl {...props} />;
  }
  switch (kind) {
    case "flag":
      return <WordsControl words={YES_OR_NO} {...props} />;
    case "flagOrList":
      return <FlagOrListControl {...props} />;
    case "mark":
      return (
        <input
          id={props.id}
          type="checkbox"
          checked={props.value !== undefined}
          aria-describedby={props.describedBy}
          onChange={(event) => props.onChange(event.currentTarget.checked ? "" : undefined)}
        />
      );
    default:
      return <TextControl kind={kind} {...props} />;
  }
}

/** Off, on, or on with a list. */
function FlagOrListControl(props: Omit<ControlProps, "kind">): VNode {
  const list = Array.isArray(props.value) ? props.value : null;
  const words = [...YES_OR_NO, [list ?? [], "a list"]] as const;
  return (
    <div class="parts">
      <WordsControl {...props} words={words} value={list ?? props.value} />
      {list && (
        <LinesControl
          {...props}
          id={`${props.id}-list`}
          describedBy={props.id}
          onChange={(lines) => props.onChange(lines ?? [])}
        />
      )}
    </div>
  );
}
