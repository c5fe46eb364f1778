import type { PageFacts } from "../../protocol/messages.ts";

/** What a page says about itself, as texts. */
export function readFacts(given: unknown): PageFacts {
  const fact = (name: string) => String((Object(given) as Record<string, unknown>)[name] ?? "");
  return {
    url: fact("url"),
    landing: fact("landing"),
    referrer: fact("referrer"),
    title: fact("title"),
    lang: fact("lang"),
    font: fact("font"),
  };
}
