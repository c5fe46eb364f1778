import type { VNode } from "preact";
import { findOption } from "../form/options.ts";
import { Text } from "../ui/text.tsx";
import { type ControlProps, directionOf } from "./control-props.ts";

/** On phones, which keyboard: numbers are typed as text, since a number input throws away what it can't read. */
const INPUT = {
  url: { type: "url", inputMode: "url", autoCapitalize: "none", spellcheck: false },
  number: { type: "text", inputMode: "decimal" },
  date: { type: "date" },
} as const;

/** The controls of the types that only custom fields have. */
export function CustomControl({ field, value, isLocked, attributes, onType }: ControlProps): VNode {
  const { type, options } = field;
  const { id, name, required, onBlur, ...described } = attributes;
  switch (type) {
    case "radio": {
      const chosen = findOption(field, value);
      return (
        <div role="radiogroup" aria-labelledby={`${id}-label`} aria-required={required} {...described}>
          {options.map((option, index) => (
            <label key={option.value} class="choice" for={`${id}-${index}`}>
              <input
                type="radio"
                id={`${id}-${index}`}
                name={name}
                value={option.value}
                checked={option === chosen}
                disabled={isLocked}
                onChange={(event) => onType(event.currentTarget.value)}
              />
              <Text>{option.label}</Text>
            </label>
          ))}
        </div>
      );
    }
    case "checkbox":
      return (
        <input
          {...attributes}
          type="checkbox"
          checked={value === "true"}
          disabled={isLocked}
          onChange={(event) => onType(String(event.currentTarget.checked))}
        />
      );
    default: {
      const input = INPUT[type as keyof typeof INPUT];
      const take = (event: Event) => onType((event.currentTarget as HTMLInputElement).value);
      return (
        <input {...attributes} {...directionOf(value)} {...input} value={value} readOnly={isLocked} onInput={take} />
      );
    }
  }
}
