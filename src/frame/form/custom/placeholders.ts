import type { PageFacts } from "../../../protocol/messages.ts";
import type { Field } from "../field.ts";

/**
 * Fills in what a hidden field tells of the page: `{page.url}`, `{page.path}`, `{page.origin}`, `{page.referrer}`,
 * `{page.title}`, `{landing.url}` and `{utm_source}` (any `utm_…`).
 */
export function resolvePlaceholders(field: Field, page: PageFacts): Field {
  if (!field.isHidden) return field;
  const { url, landing, referrer, title } = page;
  const { origin = "", pathname = "" } = parse(url) ?? {};
  const facts = new Map([
    ["page.url", url],
    ["page.path", pathname],
    ["page.origin", origin],
    ["page.referrer", referrer],
    ["page.title", title],
    ["landing.url", landing],
    ...campaignOf(page),
  ]);
  const fill = (_placeholder: string, name: string) => facts.get(name) ?? "";
  return { ...field, defaultValue: field.defaultValue.replace(/\{((?:page|landing)\.\w+|utm_\w+)\}/g, fill) };
}

/** Of the present address, or of the first one: a page that changes its address by script loses them. Never of both. */
function campaignOf({ url, landing }: PageFacts): [string, string][] {
  const campaigns = [url, landing].map((address) =>
    [...(parse(address)?.searchParams ?? [])].filter(([name]) => name.startsWith("utm_")),
  );
  return campaigns.find(({ length }) => length > 0) ?? [];
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
