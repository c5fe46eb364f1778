import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { describeSettings } from "./described-settings.ts";

/*
 * `docs/settings.md` is what the table of settings says: each setting has a heading of its own, under which stand its
 * attribute, each of its values, and its default.
 */

const PAGE = readFileSync(resolve(import.meta.dirname, "../../docs/settings.md"), "utf8");

/** What stands under each heading that is a name in code, up to the next heading. */
const sections = new Map(
  PAGE.split(/^(?=#{2,4} )/m).flatMap((section) => {
    const [, name] = /^#{3,4} `([^`]+)`\n/.exec(section) ?? [];
    return name ? [[name, section] as const] : [];
  }),
);

const settings = describeSettings();

test("each setting has a heading, and no heading is about something else", () => {
  expect([...sections.keys()].sort()).toEqual(settings.map(({ name }) => name).sort());
});

test.each(settings)("under `$name` stand its attribute, all its values and its default", (setting) => {
  const { name, attribute, values } = setting;
  const section = sections.get(name) ?? "";
  if (attribute !== undefined) expect(section).toContain(attribute ? `Attribute: \`${attribute}\`` : "Attribute: none");
  const missing = values.filter((value) => !section.includes(`\`${value}\``) && !section.includes(`\`"${value}"\``));
  expect(missing).toEqual([]);
  const [, said] = /^- Default: `?([^`:\n]+)/m.exec(section) ?? [];
  if (setting.default) expect(said).toBe(setting.default);
});
