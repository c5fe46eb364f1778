import { describe, expect, it } from "vitest";
import { TYPED_OVER } from "./form.ts";
import { EMAIL, field, formOf, NAME, PHONE, PLAN, valueIn } from "./testing/test-form.ts";

describe("what the site knows", () => {
  it("is filled in by a field's name or key, a choice also by its label", () => {
    const form = formOf(NAME, PLAN);
    expect(form.prefill({ name: "Ada", customFields: { plan: "Pro" } })).toEqual({});
    expect(form.answers()).toEqual({ name: "Ada", "custom:plan": "p" });
  });

  it("never takes the place of what was typed", () => {
    const form = formOf(NAME);
    form.type(NAME, "Ada");
    expect(form.prefill({ name: "Bob" })).toEqual({ name: TYPED_OVER });
    expect(form.prefill({ name: "Ada" })).toEqual({});
    expect(valueIn(form, "name")).toBe("Ada");
  });

  it.each([
    [{ nick: "A" }, { nick: "The form has no such field" }],
    [{ name: { first: "Ada" } }, { name: "The value is not a text" }],
    [{ customFields: { plan: "Team" } }, { plan: expect.stringMatching(/^There is no such option/) }],
    [{ email: "ada@" }, { email: "The value breaks a rule of the field: invalidEmail" }],
  ])("%j is refused with a reason", (given, refused) => {
    expect(formOf(NAME, EMAIL, PLAN).prefill(given as object)).toEqual(refused);
  });

  it("is a text also when it was a number", () => {
    const form = formOf(field("custom:order"));
    form.prefill({ customFields: { order: 2042 as unknown as string } });
    expect(valueIn(form, "custom:order")).toBe("2042");
  });

  it("is locked where the site says so, unless it is empty or was refused", () => {
    const form = formOf(NAME, EMAIL, PHONE);
    form.prefill({ name: "Ada", email: "ada@", lock: ["name", "email", "phone"] });
    expect(form.locked.value).toEqual(["name"]);
    form.prefill({ phone: "1" });
    expect(form.locked.value).toEqual(["name"]);
  });
});

describe.each(["__proto__", "constructor", "toString"])("a field with the key %s", (key) => {
  const odd = field(`custom:${key}`);
  const given = (value: unknown) => ({ customFields: JSON.parse(`{"${key}":${JSON.stringify(value)}}`) });

  it("is filled, depended on and sent like any other", () => {
    const form = formOf(odd, field("custom:more", { visibleWhen: { field: key, filled: true } }));
    expect(form.inForce.value).toEqual([odd]);
    expect(form.prefill(given("x"))).toEqual({});
    expect(form.inForce.value).toHaveLength(2);
    expect(form.registration().fields).toMatchObject([{ key, value: "x" }]);
  });

  it("is told of when it can't be filled", () => {
    expect(Object.entries(formOf(odd).prefill(given(["x"])))).toEqual([[key, "The value is not a text"]]);
    expect(Object.entries(formOf(NAME).prefill(given("x")))).toEqual([[key, "The form has no such field"]]);
  });
});

describe("an answer that the workspace has and keeps", () => {
  const settled = { ...PLAN, isSettled: true };

  it("takes the place of one that was taken back in a draft, and of no other", () => {
    const form = formOf(PLAN);
    form.type(PLAN, "p");
    form.type(PLAN, "");
    form.define([settled]);
    expect(form.prefill({ customFields: { plan: "f" } })).toEqual({});
    form.type(settled, "p");
    expect(form.prefill({ customFields: { plan: "f" } })).toEqual({ plan: TYPED_OVER });
  });

  it("stays so with new definitions", () => {
    const form = formOf(PLAN);
    form.settle(PLAN.id);
    form.define([NAME, PLAN]);
    expect(form.definitions.value.map(({ isSettled }) => isSettled)).toEqual([false, true]);
  });

  it("can't be emptied by the site either", () => {
    const form = formOf(settled);
    form.prefill({ customFields: { plan: "f" } });
    expect(form.prefill({ customFields: { plan: "" } })).toHaveProperty("plan");
    expect(valueIn(form, settled.id)).toBe("f");
  });
});
