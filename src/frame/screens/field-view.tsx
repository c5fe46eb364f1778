import type { ComponentType, TargetedEvent, VNode } from "preact";
import type { Field } from "../form/field.ts";
import { findOption } from "../form/options.ts";
import type { CountryChoiceProps } from "../form/phone/phone-support.ts";
import { RichText } from "../ui/rich-text.tsx";
import { Text } from "../ui/text.tsx";
import { directionOf } from "./control-props.ts";
import { CustomControl } from "./custom-control.tsx";

export interface FieldViewProps {
  field: Field;
  label: string;
  value: string;
  /** What is wrong, in the visitor's language. */
  error: string | null;
  /** What is worth knowing about the answer. */
  notice: string | null;
  /** What the visitor may have meant, to be accepted with a press. */
  suggestion: string | null;
  isLocked: boolean;
  texts: { optional: string; choose: string; country: string };
  CountryChoice: ComponentType<CountryChoiceProps> | null | undefined;
  onFocus: (() => void) | undefined;
  onType(value: string): void;
  onLeave(): void;
  onAccept(): void;
}

const AUTOCOMPLETE: Record<string, string> = { name: "name", email: "email", phone: "tel" };

/** One labelled field of any type, with its help and its error joined to it. */
export function FieldView(props: FieldViewProps): VNode {
  const { field, label, value, error, notice, suggestion, isLocked, texts, CountryChoice } = props;
  const { onFocus, onType, onLeave, onAccept } = props;
  const { id, name, type, isRequired, help, placeholder, options } = field;
  const chosen = findOption(field, value)?.value ?? "";
  const take = (event: TargetedEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
    onType(event.currentTarget.value);
  const attributes = {
    id,
    name,
    required: isRequired,
    placeholder,
    autoComplete: AUTOCOMPLETE[id],
    "aria-describedby": `${help ? `${id}-help ` : ""}${error ? `${id}-error` : ""}` || undefined,
    "aria-invalid": error ? true : undefined,
    onBlur: onLeave,
  };
  const input = { ...attributes, ...directionOf(value), value, readOnly: isLocked, onInput: take } as const;
  const control = () => {
    switch (type) {
      case "textarea":
        return <textarea {...input} rows={3} />;
      case "text":
        return <input {...input} type="text" />;
      case "email":
        return <input {...input} type="email" inputMode="email" autoCapitalize="none" spellcheck={false} />;
      case "tel":
        return (
          <div class="row">
            <input {...input} type="tel" inputMode="tel" dir="ltr" onFocus={onFocus} />
            {CountryChoice && <CountryChoice {...{ value, isLocked, onType }} label={texts.country} />}
          </div>
        );
      case "select":
        return (
          <select {...attributes} value={chosen} disabled={isLocked} onChange={take}>
            {!(field.isSettled && chosen) && <Choice value="" label={placeholder ?? texts.choose} />}
            {options.map(
              (option) => (!option.isHidden || option.value === chosen) && <Choice key={option.value} {...option} />,
            )}
          </select>
        );
      default:
        return <CustomControl {...{ field, value, isLocked, attributes, onType }} />;
    }
  };
  const isTick = type === "checkbox";
  return (
    <div class={isTick ? "field tick" : "field"} data-field={id}>
      <label for={id} id={`${id}-label`}>
        <Text>{label}</Text>
        {!isRequired && (
          <span key={texts.optional} class="optional">
            {` (${texts.optional})`}
          </span>
        )}
      </label>
      {control()}
      {help && <RichText id={`${id}-help`} class="help" text={help} />}
      {type === "email" && (
        <div aria-live="polite">
          {suggestion && (
            <button type="button" class="link" onClick={onAccept}>
              <Text>{suggestion}</Text>
            </button>
          )}
        </div>
      )}
      <Notice text={notice} />
      {/* What is said on leaving a field reaches a visitor who is elsewhere by then; a missing answer is focused. */}
      <div id={`${id}-error`} class="error" aria-live={value ? "polite" : undefined}>
        {error && (
          <p>
            <Text>{error}</Text>
          </p>
        )}
      </div>
    </div>
  );
}

/** What the visitor should know of a field beside what is wrong with it, in our own words: see `Text` for the key. */
export function Notice({ text }: { text: string | null }): VNode | null {
  if (!text) return null;
  return (
    <p key={text} role="status" class="help">
      {text}
    </p>
  );
}

/** Another label is another element: see `Text`, which an option can't hold. */
function Choice({ value, label }: { value: string; label: string }): VNode {
  return (
    <option key={label} value={value} dir="auto">
      {label}
    </option>
  );
}
