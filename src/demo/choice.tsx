import type { VNode } from "preact";

export interface ChoiceProps<Value extends string> {
  label: string;
  options: readonly [value: Value, label: string][];
  onChoose(value: Value): void;
}

/** One out of a few. */
export function Choice<Value extends string>({ label, options, onChoose }: ChoiceProps<Value>): VNode {
  return (
    <label class="choice">
      <span>{label}</span>
      <select onChange={(event) => onChoose(event.currentTarget.value as Value)}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
