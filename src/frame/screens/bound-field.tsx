import type { VNode } from "preact";
import { type Field, find } from "../form/field.ts";
import type { Problem } from "../form/problem.ts";
import { isMessageForm } from "../visit/flow.ts";
import type { Visit } from "../visit/visit.ts";
import { FieldView } from "./field-view.tsx";

/** Subscribes to one field only: a key in one re-renders no other. */
export function BoundField({ field, visit }: { field: Field; visit: Visit }): VNode {
  const { form, i18n } = visit;
  const { t } = i18n;
  const { value, problem } = form.entry(field.id);
  const phone = field.id === "phone" ? form.phone.value : null;
  return (
    <FieldView
      field={field}
      label={labelOf(field, visit)}
      value={value.value}
      error={problem.value && sayProblem(problem.value, field, visit)}
      notice={field.id === "department" ? departmentNotice(visit) : null}
      isLocked={form.locked.value.includes(field.name)}
      texts={{ optional: t("optional"), choose: t("choose"), country: t("country") }}
      CountryChoice={phone?.CountryChoice}
      onFocus={field.id === "phone" ? () => void form.loadPhone() : undefined}
      onType={(typed) => form.type(field, phone?.format(typed, value.peek()) ?? typed)}
      onLeave={() => form.leave(field)}
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

function sayProblem(problem: Problem, { type }: Field, visit: Visit): string {
  const { i18n, form } = visit;
  const { t } = i18n;
  switch (problem.key) {
    case "text":
      return problem.text;
    case "required":
      return t(
        type === "checkbox" ? "requiredCheck" : type === "select" || type === "radio" ? "requiredChoice" : "required",
      );
    case "requireOneOf": {
      const names = problem.names.map((name) => {
        const field = find(form.definitions.value, name);
        return field ? labelOf(field, visit) : name;
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
