import type { VNode } from "preact";
import { DEEP_KINDS } from "../../protocol/nested-settings.ts";
import { factsOf, kebab, type SettingName } from "../../protocol/setting-facts.ts";
import { isGroup } from "./controls/control.ts";
import { KindControl } from "./controls/kind-control.tsx";
import { Prose } from "./prose.tsx";
import { docOfSetting } from "./setting-docs.ts";

export interface SettingRowProps {
  name: SettingName;
  value: unknown;
  /** What stands for none here, where that is not the same for every site. */
  fallback?: string | undefined;
  /** What the console says of it. */
  problems: readonly string[];
  onChange(value: unknown): void;
}

/** One setting: its name, its control, what it does, and what is wrong with it. */
export function SettingRow({ name, value, fallback, problems, onChange }: SettingRowProps): VNode {
  const id = `setting-${name}`;
  const kind = DEEP_KINDS[name];
  const described = docOfSetting(name);
  const doc = described && { ...described, default: fallback ?? described.default };
  const isSet = value !== undefined;
  const isWrong = problems.length > 0;
  const control = (
    <KindControl
      id={id}
      path={name}
      kind={kind}
      value={value}
      doc={doc}
      isWrong={isWrong}
      describedBy={`${id}-doc ${id}-problems`}
      onChange={onChange}
    />
  );
  const text = doc && (
    <p class="doc" id={`${id}-doc`}>
      <Prose text={doc.text} />
    </p>
  );
  const clear = isSet && (
    <button type="button" class="plain clear" onClick={() => onChange(undefined)} aria-label={`Clear ${name}`}>
      Clear
    </button>
  );
  const told = (
    <div class="problems" id={`${id}-problems`} aria-live="polite">
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  );
  if (isGroup(kind)) {
    return (
      <div class={`setting ${isSet ? "set" : ""}`}>
        <details open={isSet}>
          <summary id={id}>
            <code>{name}</code>
          </summary>
          {text}
          {control}
          {clear}
        </details>
        {told}
      </div>
    );
  }
  return (
    <div class={`setting ${isSet ? "set" : ""}`}>
      <div class="setting-name">
        <label for={id}>
          <code>{name}</code>
        </label>
        {factsOf(name).isAttribute && <code class="attribute">data-{kebab(name)}</code>}
        {clear}
      </div>
      {control}
      {told}
      {text}
    </div>
  );
}
