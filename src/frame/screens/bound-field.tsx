import type { VNode } from "preact";
import { type Field, find } from "../form/field.ts";
import type { Problem } from "../form/problem.ts";
import type { TextKey } from "../i18n/texts.ts";
import { isMessageForm } from "../visit/flow.ts";
import type { Visit } from "../visit/visit.ts";
import { FieldView } from "./field-view.tsx";

/** What is said of a missing answer, where it isn't typed. */
const REQUIRED: Partial<Record<Field["type"], TextKey>> = {
  checkbox: "requiredCheck",
  select: "requiredChoice",
  radio: "requiredChoice",
};

/** Subscribes to one field only: a key in one re-renders no other. */
export function BoundField({ field, visit }: { field: Field; visit: Visit }): VNode {
  const { form, i18n } = visit;
  const { t } = i18n;
  const { value, problem, suggestion } = form.entry(field.id);
  const phone = field.id === "phone" ? form.phone.value : null;
  return (
    <FieldView
      field={field}
      label={labelOf(field, visit)}
      value={value.value}
      error={problem.value && sayProblem(problem.value, field, visit)}
      notice={field.id === "department" ? departmentNotice(visit) : null}
      suggestion={suggestion.value && t("didYouMean", { domain: suggestion.value })}
      isLocked={form.locked.value.includes(field.name)}
      texts={{ optional: t("optional"), choose: t("choose"), country: t("country") }}
      CountryChoice={phone?.CountryChoice}
      onFocus={field.id === "phone" ? () => void form.loadPhone() : undefined}
      onType={(typed) => form.type(field, phone?.format(typed, value.peek()) ?? typed)}
      onLeave={() => form.leave(field)}
      onAccept={() => form.acceptSuggestion(field)}
    />
  );
}

/** What the visitor should know of the chosen department. */
export function departmentNotice({ isDepartmentOffline, backAt, i18n }: Visit): string | null {
  if (!isDepartmentOffline.value) return null;
  return [i18n.t("departmentOffline"), backAt].filter(Boolean).join(" ");
}

function labelOf({ id, name, label, isCustom }: Field, { i18n, flow }: Visit): string {
  // Not what one would say to a person who is there.
  if (id === "message" && !label && isMessageForm(flow.value)) return i18n.t("offlineMessage");
  return label ?? (isCustom ? name : i18n.t(id as "name"));
}

function sayProblem(problem: Problem, field: Field, visit: Visit): string {
  const { i18n, form } = visit;
  const { t } = i18n;
  switch (problem.key) {
    case "text":
      return problem.text;
    case "required":
      return t(REQUIRED[field.type] ?? "required", { label: labelOf(field, visit) });
    case "requireOneOf": {
      const names = problem.names.map((name) => {
        const other = find(form.definitions.value, name);
        return other ? labelOf(other, visit) : name;
      });
      return t("requireOneOf", { names: i18n.list(names, "disjunction") });
    }
    case "tooShort":
    case "tooLong":
    case "tooSmall":
    case "tooLarge":
      return t(problem.key, { limit: i18n.limit(problem.limit) });
    default:
      return t(problem.key);
  }
}
