import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { texts } from "../../src/frame/i18n/locales/en.ts";

/* What the documents quote of the widget's texts is what the widget says. */

const page = (name: string) => readFileSync(resolve(import.meta.dirname, `../../docs/${name}`), "utf8");

test("the texts that sites change most", () => {
  const [, table = ""] = page("settings.md").split("| key | in English |\n| --- | --- |\n");
  const rows = [...(table.split("\n\n")[0] ?? "").matchAll(/^\| `(\w+)` \| (.*) \|$/gm)];
  expect(rows.length).toBeGreaterThan(5);
  for (const [, key = "", text] of rows) expect([key, text]).toEqual([key, texts[key as keyof typeof texts]]);
});

test("what a visitor reads when something is wrong", () => {
  const quotes = [...page("troubleshooting.md").matchAll(/^\| "(.*?)…?"/gm)].map(([, quote = ""]) => quote);
  expect(quotes.length).toBeGreaterThan(5);
  // The page says the first itself, and the frame's boot script the second: neither has texts by then.
  const said = [
    ...Object.values(texts),
    "Chat can't be loaded right now.",
    "This chat is not set up yet: it has no workspace.",
  ].map((text) => text.replaceAll("’", "'"));
  const begins = (quote: string) => said.some((text) => text.startsWith(quote.replaceAll("’", "'").trim()));
  expect(quotes.filter((quote) => !begins(quote))).toEqual([]);
});
