import { factsOf, kebab } from "../../../protocol/setting-facts.ts";
import type { Given } from "../choices.ts";
import { literal } from "./literal.ts";
import { entriesOf, type Site } from "./site.ts";

/** The queue that commands wait in until the loader is there. */
export const QUEUE =
  "window.Prechat = window.Prechat || function () { (Prechat.q = Prechat.q || []).push(arguments) };";
const MAX_LINE = 100;

/** All that can be an attribute is one, and what can't be stands in an `init` before the tag. */
export function scriptTag({ server, files, settings }: Site): string {
  const all = entriesOf(settings);
  const isAttribute = ([name, value]: (typeof all)[number]) => factsOf(name).isAttribute && typeof value !== "object";
  const attributes = all.filter(isAttribute).map(([name, value]) => attribute(`data-${kebab(name)}`, String(value)));
  const others = all.filter((entry) => !isAttribute(entry));
  const address = [attribute("src", `${files}/prechat.js`), attribute("data-server", server)];
  return initScript(Object.fromEntries(others) as Given) + element([...address, ...attributes]);
}

/** Everything in the object; the tag only fetches the script. */
export function settingsObject({ server, files, settings }: Site): string {
  const { noAuto: _, compat, ...others } = settings;
  const ofTag = compat === undefined ? [] : [attribute("data-compat", String(compat))];
  return initScript({ server, ...others }) + element([attribute("src", `${files}/prechat.js`), ...ofTag]);
}

function initScript(settings: Given): string {
  if (Object.keys(settings).length === 0) return "";
  return `<script>\n  ${QUEUE}\n  Prechat("init", ${literal(settings, "  ")});\n</script>\n`;
}

function element(attributes: string[]): string {
  const line = `<script async ${attributes.join(" ")}></script>`;
  return line.length <= MAX_LINE ? line : `<script\n  async\n  ${attributes.join("\n  ")}\n></script>`;
}

function attribute(name: string, value: string): string {
  return value === "" ? name : `${name}="${escapeAttribute(value)}"`;
}

export function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
