import type { VNode } from "preact";
import type { List } from "../../../protocol/setting-kinds.ts";
import type { GroupProps } from "./control.ts";

/** A list of things that have parts. */
export function ItemsControl({ id, path, kind, value, doc, onChange, Control }: GroupProps<List>): VNode {
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const change = (next: unknown[]) => onChange(next.length > 0 ? next : undefined);
  const addId = `${id}-add`;
  return (
    <div class="items">
      {items.map((item, index) => (
        <fieldset key={index} id={`${id}-${index}`}>
          <legend>{titleOf(item) || `${index + 1}`}</legend>
          <Control
            id={`${id}-${index}-value`}
            path={`${path}.*`}
            kind={kind.listOf}
            value={item}
            doc={doc}
            onChange={(next) => change(items.map((other, place) => (place === index ? (next ?? {}) : other)))}
          />
          <button
            type="button"
            class="plain"
            aria-label={`Remove ${titleOf(item) || index + 1}`}
            onClick={() => {
              change(items.filter((_, place) => place !== index));
              focusSoon(`#${CSS.escape(addId)}`);
            }}
          >
            Remove
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        id={addId}
        class="plain"
        onClick={() => {
          change([...items, {}]);
          focusSoon(`#${CSS.escape(`${id}-${items.length}`)} :is(input, select)`);
        }}
      >
        Add
      </button>
    </div>
  );
}

/** What the owner calls it. */
function titleOf(item: unknown): string {
  const { key, label, value } = Object(item);
  const title = typeof item === "string" ? item : (key ?? label ?? value);
  return typeof title === "string" ? title : "";
}

/** Once what was added is there, or what was removed is gone. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}
