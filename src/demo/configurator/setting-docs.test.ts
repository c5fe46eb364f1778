import { expect, it } from "vitest";
import { SETTING_NAMES } from "../../protocol/setting-facts.ts";
import { docOf, docOfSetting } from "./setting-docs.ts";

it("has a line for every setting of the table", () => {
  expect(SETTING_NAMES.filter((name) => !docOfSetting(name)?.text)).toEqual([]);
});

it("tells default and example apart from the text", () => {
  expect(docOfSetting("color")).toEqual({
    text: "Accent colour of launcher, buttons and header, `#rgb` or `#rrggbb`. The text on it is black or white, whichever stands out more.",
    default: "the workspace's colour",
    example: 'color: "#cc6600"',
    inside: undefined,
  });
});

it("finds what the parts of a setting are described by", () => {
  expect(docOfSetting("customFields")?.inside).toBe("CustomFieldSettings");
  expect(docOf("CustomFieldSettings", "visibleWhen")?.inside).toBe("Condition");
  expect(docOf("BuiltInFieldSettings", "label")?.text).toBe("Its name on the screen.");
});
