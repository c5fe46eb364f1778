import { expect, it } from "vitest";
import { NO_CHOICES } from "./choices.ts";
import { fromHash, toHash } from "./link-hash.ts";

it("says the same choices again, wrong ones too", () => {
  const choices = {
    settings: {
      color: "red",
      fields: { phone: "required", message: { presence: "optional", label: "Frage 100 % #1" } },
    },
    files: "https://static.example.com",
    parents: "https://*.example.com",
  };
  expect(fromHash(toHash(choices))).toEqual(choices);
});

it("says nothing where nothing is chosen", () => {
  expect(toHash({ ...NO_CHOICES, settings: { color: undefined } })).toBe("");
  expect(fromHash("")).toEqual(NO_CHOICES);
});

it("has nothing in it that tells of a visitor", () => {
  const prefill = { name: "Ada", email: "ada@example.com", customFields: { order: "4711" } };
  const settings = { prefill: { ...prefill, department: "Sales", lock: ["name"] } };
  expect(fromHash(toHash({ ...NO_CHOICES, settings })).settings).toEqual({
    prefill: { department: "Sales", lock: ["name"] },
  });
  expect(toHash({ ...NO_CHOICES, settings: { prefill } })).toBe("");
});

it.each([
  "#",
  "#%",
  "#null",
  "#5",
  "#[]",
  '#{"settings":5,"files":{},"parents":[]}',
  '#{"settings":{"__proto__":{"color":"#fff"},"constructor":1,"colour":"#fff"}}',
  `#{"files":"${"x".repeat(200_000)}"}`,
  `#{"settings":{"customFields":${"[".repeat(20_000)}${"]".repeat(20_000)}}}`,
])("takes nothing from an address that it did not write: %.60s", (hash) => {
  const choices = fromHash(hash);
  expect(choices).toEqual(NO_CHOICES);
  expect(Object.getPrototypeOf(choices.settings)).toBe(Object.prototype);
});
