import { expect, it } from "vitest";
import { tellOf } from "./told.ts";

it("tells of each setting what the page's console said of it", () => {
  const line =
    '[prechat] color: "red" is wrong. Set it to a colour.\ncustomFields[0].key: undefined is wrong. Set it to a text.';
  expect(
    tellOf({ color: "red", customFields: [{}] }, [line, "[prechat] https://x/prechat.js can't be loaded"]),
  ).toEqual({
    bySetting: {
      color: ['color: "red" is wrong. Set it to a colour.'],
      customFields: ["customFields[0].key: undefined is wrong. Set it to a text."],
    },
    others: ["https://x/prechat.js can't be loaded"],
  });
});

it("tells of parts that only the frame reads in the frame's words", () => {
  const settings = { consent: { text: "Yes?", required: "maybe" }, zIndex: 5 };
  expect(tellOf(settings, []).bySetting).toEqual({
    consent: ['consent.required: "maybe" is not true or false and is ignored'],
  });
});

it("repeats nothing that tells of a visitor", () => {
  const { bySetting } = tellOf({ prefill: { name: { first: "Ada" } } }, []);
  expect(bySetting).toEqual({ prefill: ["prefill.name: the value is not a text and is ignored"] });
});
