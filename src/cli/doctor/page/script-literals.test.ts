import { expect, test } from "vitest";
import { initLiterals } from "./script-literals.ts";

test.each<[script: string, value: unknown, isWhole: boolean]>([
  [`Prechat("init", { server: "https://a.example", zIndex: -3 })`, { server: "https://a.example", zIndex: -3 }, true],
  [
    "window.Prechat('sales.init', { fields: { phone: `required` }, requireOneOf: ['email', 'phone'] })",
    { fields: { phone: "required" }, requireOneOf: ["email", "phone"] },
    true,
  ],
  [`if (x) Prechat("init", { locale: lang(), "color": "#c60", ...rest })`, { color: "#c60" }, false],
  [`Prechat("init", { customFields: [{ key: "a", label: t("a") }, other] })`, { customFields: [{ key: "a" }] }, false],
  [`Prechat("init", settings)`, undefined, false],
])("%s", (script, value, isWhole) => {
  expect(initLiterals(script)).toEqual([{ value, isWhole }]);
});

test.each([
  `Prechat("open", {})`,
  `Other("init", {})`,
  "Prechat('init')",
  "{{ template }}",
  'import "x"; Prechat("init", {})',
])("%s gives no settings", (script) => {
  expect(initLiterals(script)).toEqual([]);
});
