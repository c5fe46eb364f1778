import type { PageFacts } from "../../../protocol/messages.ts";
import type { Field } from "../field.ts";

/** Fills in `{page.url}`, `{page.referrer}`, `{page.title}` and `{utm_source}` (any `utm_…`) of a hidden field. */
export function resolvePlaceholders(field: Field, page: PageFacts): Field {
  if (!field.isHidden) return field;
  const query = new URLSearchParams(page.url.split("?")[1]?.split("#")[0]);
  const facts: Record<string, string> = {
    "page.url": page.url,
    "page.referrer": page.referrer,
    "page.title": page.title,
  };
  const fill = (_placeholder: string, name: string) => facts[name] ?? query.get(name) ?? "";
  return { ...field, defaultValue: field.defaultValue.replace(/\{(page\.\w+|utm_\w+)\}/g, fill) };
}
