import { expect, it } from "vitest";
import { createSlot, createStore, type Slot } from "../browser/storage.ts";
import { keepDraft } from "./draft.ts";
import { FIELD_DEFAULTS, type Field } from "./field.ts";
import { Form } from "./form.ts";

const field = (id: string, more: Partial<Field> = {}): Field => ({
  ...FIELD_DEFAULTS,
  id,
  name: id,
  type: "text",
  ...more,
});
const NAME = field("name");
const CARD = field("card", { isSensitive: true });
const COUNTRY = field("country", { defaultValue: "Norway" });

/** A page's life: a form, and a place in storage that outlives it. */
function visit(slot: Slot, generation = "") {
  const form = new Form();
  const draft = keepDraft(form, slot, generation);
  form.define([NAME, CARD, COUNTRY]);
  return { form, draft };
}

/** Without an area it lives in memory. */
function slotWith(stored?: unknown): Slot {
  const slot = createSlot(
    createStore(() => null),
    "draft",
  );
  if (stored !== undefined) slot.write(stored);
  return slot;
}

it("brings back after a reload what was typed, and nothing else", () => {
  const slot = slotWith();
  const { form } = visit(slot);
  form.type(NAME, "Ada");
  form.type(CARD, "4242");
  form.prefill({ customFields: { country: "Sweden" } });
  expect(slot.read()).toEqual({ generation: "", answers: [["name", "Ada"]] });
  expect(visit(slot).form.answers()).toEqual({ name: "Ada", card: "", country: "Norway" });
});

it("brings nothing back of a visitor who was forgotten since, in whichever tab", () => {
  const slot = slotWith();
  visit(slot, "1").form.type(NAME, "Ada");
  expect(visit(slot, "2").form.answers()).toMatchObject({ name: "" });
  expect(visit(slot, "1").form.answers()).toMatchObject({ name: "Ada" });
});

it("keeps what it brought back from being prefilled", () => {
  const { form } = visit(slotWith({ generation: "", answers: [["name", "Ada"]] }));
  form.prefill({ name: "Bob" });
  expect(form.answers()).toMatchObject({ name: "Ada" });
});

it.each([
  null,
  "text",
  [],
  { generation: "", answers: { name: "Ada" } },
  { generation: "", answers: [["name", 5], "name", null] },
])("takes nothing from a store that holds %j", (found) => {
  expect(visit(slotWith(found)).form.answers()).toMatchObject({ name: "" });
});

it("forgets the draft, and empties the form of it", () => {
  const slot = slotWith();
  const { form, draft } = visit(slot);
  form.type(NAME, "Ada");
  form.type(COUNTRY, "Sweden");
  draft.forget();
  expect(form.answers()).toEqual({ name: "", card: "", country: "Norway" });
  form.define([NAME]);
  expect(slot.read()).toBeUndefined();
});
