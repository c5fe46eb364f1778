import { describe, expect, it } from "vitest";
import { FIELD_DEFAULTS, type Field } from "../field.ts";
import { resolvePlaceholders } from "./placeholders.ts";

const PAGE = {
  url: "https://shop.example/bikes/7?utm_source=ad&token=secret#top",
  landing: "https://shop.example/?utm_source=mail&utm_campaign=a%20b",
  referrer: "https://search.example/",
  title: "Bikes",
  lang: "en",
  font: "",
};

const hidden = (defaultValue: string): Field => ({
  ...FIELD_DEFAULTS,
  id: "custom:from",
  name: "from",
  type: "hidden",
  isHidden: true,
  defaultValue,
});

it.each([
  ["{page.url}", PAGE.url],
  ["{page.origin}{page.path}", "https://shop.example/bikes/7"],
  ["{page.referrer} {page.title}", "https://search.example/ Bikes"],
  ["{landing.url}", PAGE.landing],
  ["{x} {page.cookie}{landing.title}{page.constructor}{utm___proto__}", "{x} "],
])("fills %j in", (defaultValue, expected) => {
  expect(resolvePlaceholders(hidden(defaultValue), PAGE).defaultValue).toBe(expected);
});

it("fills nothing into a field that the visitor sees", () => {
  const shown = { ...hidden("{page.url}"), isHidden: false };
  expect(resolvePlaceholders(shown, PAGE)).toBe(shown);
});

describe("the campaign", () => {
  const campaign = (url: string, landing: string) =>
    resolvePlaceholders(hidden("{utm_source}/{utm_campaign}"), { ...PAGE, url, landing }).defaultValue;

  it.each([
    ["of the present address wins, and is not mixed with the first one", PAGE.url, PAGE.landing, "ad/"],
    [
      "of the first address is kept where the present one has none",
      "https://shop.example/cart",
      PAGE.landing,
      "mail/a b",
    ],
    ["is none where neither has one", "https://shop.example/cart", "https://shop.example/", "/"],
    ["is none where there is no address", "", "not an address", "/"],
  ])("%s", (_name, url, landing, expected) => {
    expect(campaign(url, landing)).toBe(expected);
  });
});
