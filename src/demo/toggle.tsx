import type { VNode } from "preact";

export interface ToggleProps {
  label: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

/** A labelled on/off choice, drawn as a switch. */
export function Toggle({ label, isOn, onChange }: ToggleProps): VNode {
  return (
    <label class="toggle">
      <span>{label}</span>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
    </label>
  );
}
