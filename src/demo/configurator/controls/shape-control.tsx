import type { VNode } from "preact";
import type { InnerKind, Shape } from "../../../protocol/setting-kinds.ts";
import { Prose } from "../prose.tsx";
import { docOf } from "../setting-docs.ts";
import { type ControlProps, type GroupProps, isGroup, partsOf, withPart } from "./control.ts";

/** An object with parts. Where one part may stand for all of it, it does as long as nothing else is set. */
export function ShapeControl({ id, path, kind, value, doc, onChange, Control }: GroupProps<Shape>): VNode {
  const { shape, shorthand, needs = [] } = kind;
  const isShort = shorthand !== undefined && value !== undefined && typeof value !== "object";
  const whole = isShort ? { [shorthand]: value } : partsOf(value);
  const change = (name: string, part: unknown) => {
    const next = withPart(whole, name, part);
    const [only] = Object.keys(next ?? {});
    onChange(next && shorthand && only === shorthand && Object.keys(next).length === 1 ? next[shorthand] : next);
  };
  const first = Object.keys(shape).filter((name) => needs.includes(name) || name === shorthand);
  const rest = Object.keys(shape).filter((name) => !first.includes(name));
  const part = (name: string) => (
    <Part
      key={name}
      id={`${id}-${name}`}
      path={`${path}.${name}`}
      name={name}
      kind={shape[name] as InnerKind}
      value={whole[name]}
      inside={doc?.inside}
      Control={Control}
      onChange={(next) => change(name, next)}
    />
  );
  if (first.length === 0) return <div class="parts">{rest.map(part)}</div>;
  return (
    <div class="parts">
      {first.map(part)}
      <details>
        <summary>
          More<span class="count">{rest.filter((name) => whole[name] !== undefined).length || ""}</span>
        </summary>
        <div class="parts">{rest.map(part)}</div>
      </details>
    </div>
  );
}

interface PartProps {
  id: string;
  path: string;
  name: string;
  kind: InnerKind;
  value: unknown;
  inside: string | undefined;
  Control: (props: ControlProps) => VNode;
  onChange(value: unknown): void;
}

function Part({ id, path, name, kind, value, inside, onChange, Control }: PartProps): VNode {
  const doc = docOf(inside, name);
  const props = { id, path, kind, value, doc, onChange };
  if (isGroup(kind)) {
    return (
      <fieldset class="part">
        <legend>
          <code>{name}</code>
        </legend>
        {doc?.text && (
          <p class="doc">
            <Prose text={doc.text} />
          </p>
        )}
        <Control {...props} />
      </fieldset>
    );
  }
  return (
    <div class="part">
      <label for={id}>
        <code>{name}</code>
      </label>
      <Control {...props} describedBy={doc?.text ? `${id}-doc` : undefined} />
      {doc?.text && (
        <p class="doc" id={`${id}-doc`}>
          <Prose text={doc.text} />
        </p>
      )}
    </div>
  );
}
