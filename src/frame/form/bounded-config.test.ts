import { expect, it, vi } from "vitest";
import { boundConfig } from "./bounded-config.ts";

it("leaves an ordinary configuration as it is", () => {
  const warn = vi.fn();
  const config = {
    online: true,
    settings: { registrationForm: "true", limitTextLength: 300 },
    messages: { registrationFormMessage: "Hello" },
    departments: [{ _id: "dep-1", name: "Sales" }],
    customFields: [{ _id: "plan", options: ["Free", " Pro"] }],
  };
  expect(boundConfig(config, warn)).toEqual(config);
  expect(warn).not.toHaveBeenCalled();
});

it("uses no more of a list or a text than anybody could look through, and says so", () => {
  const warn = vi.fn();
  const many = <Entry>(count: number, entry: (index: number) => Entry) =>
    Array.from({ length: count }, (_, i) => entry(i));
  const bounded = boundConfig(
    {
      departments: many(100_000, (index) => ({ _id: `dep-${index}` })),
      customFields: many(2_000, (index) => ({ _id: `f${index}`, options: many(index ? 1 : 3_000, String) })),
      messages: { registrationFormMessage: "[".repeat(200_000) },
    },
    warn,
  );
  expect(bounded.departments).toHaveLength(2_000);
  expect(bounded.customFields).toHaveLength(200);
  expect(bounded.customFields?.[0]?.options).toHaveLength(2_000);
  expect(bounded.messages?.registrationFormMessage).toHaveLength(20_000);
  expect(warn.mock.calls).toEqual([
    ["configuration.departments", "the workspace sends 100000 entries; the first 2000 are used"],
    ["configuration.customFields", "the workspace sends 2000 entries; the first 200 are used"],
    ["configuration.customFields.0.options", "the workspace sends 3000 entries; the first 2000 are used"],
    [
      "configuration.messages.registrationFormMessage",
      "the workspace sends 200000 characters; the first 20000 are used",
    ],
  ]);
});

it.each(["__proto__", "constructor"])("takes %s for a name like any other", (name) => {
  const config = { departments: [{ _id: name, name }], customFields: [{ _id: name }] };
  expect(boundConfig(config, vi.fn())).toEqual(config);
});
