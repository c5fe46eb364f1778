import { expect, it } from "vitest";
import { createStore, type Store } from "../browser/storage.ts";
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

/** A page's life: a form, and a store that outlives it. */
function visit(store: Store) {
  const form = new Form();
  const forget = keepDraft(form, store, "draft");
  form.define([NAME, CARD, COUNTRY]);
  return { form, forget };
}

/** Without an area it lives in memory. */
function storeWith(draft?: unknown): Store {
  const store = createStore(() => null);
  if (draft !== undefined) store.write("draft", draft);
  return store;
}

it("brings back after a reload what was typed, and nothing else", () => {
  const store = storeWith();
  const { form } = visit(store);
  form.type(NAME, "Ada");
  form.type(CARD, "4242");
  form.prefill({ customFields: { country: "Sweden" } });
  expect(store.read("draft")).toEqual({ name: "Ada" });
  expect(visit(store).form.answers()).toEqual({ name: "Ada", card: "", country: "Norway" });
});

it("keeps what it brought back from being prefilled", () => {
  const { form } = visit(storeWith({ name: "Ada" }));
  form.prefill({ name: "Bob" });
  expect(form.answers()).toMatchObject({ name: "Ada" });
});

it.each([null, "text", [], { name: 5 }, { name: null }])("takes nothing from a store that holds %j", (found) => {
  expect(visit(storeWith(found)).form.answers()).toMatchObject({ name: "" });
});

it("forgets the draft, and empties the form of it", () => {
  const store = storeWith();
  const { form, forget } = visit(store);
  form.type(NAME, "Ada");
  form.type(COUNTRY, "Sweden");
  forget();
  expect(form.answers()).toEqual({ name: "", card: "", country: "Norway" });
  form.define([NAME]);
  expect(store.read("draft")).toBeUndefined();
});
