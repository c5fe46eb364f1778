import type { VNode } from "preact";
import { type Field, find } from "../form/field.ts";
import type { Problem } from "../form/rules.ts";
import type { Model } from "../visit/model.ts";
import { FieldView } from "./field-view.tsx";

/** Subscribes to one field only: a key in one re-renders no other. */
export function BoundField({ field, model }: { field: Field; model: Model }): VNode {
  const { form, i18n } = model;
  const { t } = i18n;
  const { value, problem } = form.entry(field.id);
  const phone = field.id === "phone" ? form.phone.value : null;
  return (
    <FieldView
      field={field}
      label={labelOf(field, model)}
      value={value.value}
      error={problem.value && sayProblem(problem.value, field, model)}
      notice={field.id === "department" ? model.departmentNotice.value : null}
      isLocked={form.locked.value.includes(field.name)}
      texts={{ optional: t("optional"), choose: t("choose"), country: t("country") }}
      CountryChoice={phone?.CountryChoice}
      onFocus={field.id === "phone" ? () => void form.loadPhone() : undefined}
      onType={(typed) => form.type(field, phone?.format(typed, value.peek()) ?? typed)}
      onLeave={() => form.leave(field)}
    />
  );
}

function labelOf({ id, name, label, isCustom }: Field, { i18n }: Model): string {
  return label ?? (isCustom ? name : i18n.t(id as "name"));
}

function sayProblem(problem: Problem, { type }: Field, model: Model): string {
  const { i18n, form } = model;
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
        return field ? labelOf(field, model) : name;
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
