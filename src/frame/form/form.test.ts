import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Form } from "./form.ts";
import type { PhoneSupport } from "./phone/phone-support.ts";
import { EMAIL, field, formOf, NAME, PHONE, PLAN, valueIn } from "./testing/test-form.ts";

const problemOf = (form: Form, id: string) => form.entry(id).problem.value?.key;
const shownProblems = (form: Form) =>
  Object.fromEntries(
    form.definitions.value.flatMap(({ id }) => (problemOf(form, id) ? [[id, problemOf(form, id)]] : [])),
  );

describe("new definitions", () => {
  it("keep what was answered, and take the defaults of what is new", () => {
    const form = formOf(NAME, field("custom:country", { defaultValue: "Norway" }));
    form.type(NAME, "Ada");
    form.define([
      NAME,
      field("custom:country", { defaultValue: "Norway" }),
      field("custom:city", { defaultValue: "Oslo" }),
    ]);
    expect(form.answers()).toEqual({ name: "Ada", "custom:country": "Norway", "custom:city": "Oslo" });
  });

  it("keep what the visitor has emptied empty", () => {
    const country = field("custom:country", { defaultValue: "Norway" });
    const form = formOf(country);
    form.type(country, "");
    form.define([country]);
    expect(valueIn(form, country.id)).toBe("");
  });

  it("tell a hidden field of the page that the visitor is on now", () => {
    const form = formOf(field("custom:page", { isHidden: true, defaultValue: "/bikes" }));
    form.define([field("custom:page", { isHidden: true, defaultValue: "/helmets" })]);
    expect(form.registration().fields).toMatchObject([{ key: "page", value: "/helmets" }]);
  });

  it("send nothing of a hidden field whose default became empty", () => {
    const form = formOf(field("custom:ref", { isHidden: true, defaultValue: "spring" }));
    form.define([field("custom:ref", { isHidden: true })]);
    expect(form.registration().fields).toEqual([]);
  });

  it("leave a hidden field what the site has filled in since", () => {
    const ref = field("custom:ref", { isHidden: true });
    const form = formOf(ref);
    form.prefill({ customFields: { ref: "spring" } });
    form.define([ref]);
    expect(form.registration().fields).toMatchObject([{ key: "ref", value: "spring" }]);
  });

  it("change a default that nobody has touched", () => {
    const form = formOf(field("custom:country", { defaultValue: "Norway" }));
    form.define([field("custom:country", { defaultValue: "Sweden" })]);
    expect(form.answers()).toEqual({ "custom:country": "Sweden" });
    form.define([field("custom:country")]);
    expect(form.answers()).toEqual({ "custom:country": "" });
  });

  it("keep the answer to a field that is gone for a while", () => {
    const form = formOf(NAME, EMAIL);
    form.type(EMAIL, "ada@example.com");
    form.define([NAME]);
    form.define([NAME, EMAIL]);
    expect(valueIn(form, "email")).toBe("ada@example.com");
  });
});

describe("a field whose condition does not hold", () => {
  const other = field("custom:other", { isRequired: true, visibleWhen: { field: "plan", equals: "p" } });

  it("is neither asked nor sent, and keeps its answer", async () => {
    const form = formOf(PLAN, other);
    form.type(PLAN, "p");
    form.type(other, "typed before");
    form.type(PLAN, "f");
    expect(form.inForce.value).toEqual([PLAN]);
    expect(await form.validate()).toBe(true);
    expect(form.registration().fields).toMatchObject([{ key: "plan", value: "f" }]);
    form.type(PLAN, "p");
    expect(form.answers()).toMatchObject({ "custom:other": "typed before" });
  });
});

describe("what is wrong", () => {
  it("is said on leaving when it is malformed, and only on submit when it is missing", async () => {
    const form = formOf(NAME, EMAIL);
    form.leave(NAME);
    form.type(EMAIL, "ada@");
    expect(shownProblems(form)).toEqual({});
    form.leave(EMAIL);
    expect(shownProblems(form)).toEqual({ email: "invalidEmail" });
    expect(await form.validate()).toBe(false);
    expect(shownProblems(form)).toEqual({ name: "required", email: "invalidEmail" });
    expect(form.focus.value).toEqual({ id: "name" });
  });

  it("goes as soon as it is solved, and no other one comes", async () => {
    const form = formOf(NAME, EMAIL);
    form.type(EMAIL, "ada@");
    await form.validate();
    form.type(EMAIL, "ada@example.com");
    expect(shownProblems(form)).toEqual({ name: "required" });
    form.type(EMAIL, "ada@example");
    expect(shownProblems(form)).toEqual({ name: "required" });
  });

  it("changes to what is wrong now", async () => {
    const form = formOf(EMAIL);
    await form.validate();
    form.type(EMAIL, "a");
    expect(shownProblems(form)).toEqual({ email: "invalidEmail" });
  });

  it("of one of several goes when any of them is filled", async () => {
    const form = formOf(field("email", { type: "email" }), PHONE);
    form.rules.requireOneOf = ["email", "phone"];
    await form.validate();
    expect(shownProblems(form)).toEqual({ email: "requireOneOf" });
    form.type(PHONE, "030 901820");
    expect(shownProblems(form)).toEqual({});
  });

  it("with a field that nobody sees stops nobody, and is not sent", async () => {
    const form = formOf(NAME, field("custom:mail", { type: "email", isHidden: true, defaultValue: "none" }));
    form.type(NAME, "Ada");
    expect(await form.validate()).toBe(true);
    expect(form.registration().fields).toEqual([]);
  });

  it("takes the lock off its field, and off no other", async () => {
    const form = formOf(NAME, EMAIL);
    form.prefill({ name: "Ada", email: "ada@", lock: ["name", "email"] });
    form.locked.value = ["name", "email"];
    expect(await form.validate()).toBe(false);
    expect(form.locked.value).toEqual(["name"]);
  });

  it("can come from elsewhere, and leaves no earlier one behind", () => {
    const form = formOf(NAME, EMAIL, field("custom:secret", { isHidden: true }));
    form.show(new Map([["name", { key: "required" }]]));
    expect(form.show(new Map([["email", { key: "refused" }]]))).toBe(false);
    expect(shownProblems(form)).toEqual({ email: "refused" });
    expect(form.show(new Map([["custom:secret", { key: "refused" }]]))).toBe(true);
    expect(form.focus.value).toBeNull();
  });
});

describe("an email whose domain is nearly right", () => {
  const typed = (form: Form) => {
    form.type(EMAIL, "Ada@gmial.com ");
    form.leave(EMAIL);
    return form.entry("email").suggestion.value;
  };

  it("is suggested on leaving, and gone with the next key", () => {
    const form = formOf(EMAIL);
    form.type(EMAIL, "Ada@gmial.com");
    expect(form.entry("email").suggestion.value).toBeNull();
    expect(typed(form)).toBe("gmail.com");
    expect(problemOf(form, "email")).toBeUndefined();
    form.type(EMAIL, "Ada@gmial.co");
    expect(form.entry("email").suggestion.value).toBeNull();
  });

  it("is put right by the visitor alone, and keeps the focus", () => {
    const form = formOf(EMAIL);
    typed(form);
    form.acceptSuggestion(EMAIL);
    expect(valueIn(form, "email")).toBe("Ada@gmail.com");
    expect(form.focus.value).toEqual({ id: "email" });
    expect(form.entry("email").suggestion.value).toBeNull();
  });

  it("is left alone where the site wants that, or has locked it, and in a text", () => {
    const form = formOf(EMAIL, NAME);
    form.rules.emailDomains = null;
    expect(typed(form)).toBeNull();
    form.rules.emailDomains = [];
    form.locked.value = ["email"];
    expect(typed(form)).toBeNull();
    form.type(NAME, "ada@gmial.com");
    form.leave(NAME);
    expect(form.entry("name").suggestion.value).toBeNull();
  });
});

describe("the first field", () => {
  it("is the first empty one that can be typed in", () => {
    const form = formOf(field("custom:page", { isHidden: true }), NAME, EMAIL, PHONE);
    form.prefill({ name: "Ada" });
    form.focusFirst();
    expect(form.focus.value).toEqual({ id: "email" });
  });

  it("is the first one when nothing is empty, and none when all are locked", () => {
    const form = formOf(NAME, EMAIL);
    form.prefill({ name: "Ada", email: "ada@example.com" });
    form.focusFirst();
    expect(form.focus.value).toEqual({ id: "name" });
    form.focus.value = null;
    form.prefill({ lock: ["name", "email"] });
    form.focusFirst();
    expect(form.focus.value).toBeNull();
  });
});

describe("a phone number", () => {
  const support = {
    isPossible: (value: string) => value.length > 3,
    toWire: (value: string) => `+49${value.slice(1)}`,
  } as PhoneSupport;

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("is judged and written by the library, which is fetched for a number that nobody typed", async () => {
    const form = formOf(PHONE);
    form.loadPhone = async () => {
      form.phone.value = support;
    };
    form.prefill({ phone: "030" });
    expect(await form.validate()).toBe(false);
    expect(shownProblems(form)).toEqual({ phone: "invalidPhone" });
    form.type(PHONE, "030901820");
    expect(await form.validate()).toBe(true);
    expect(form.registration().visitor).toEqual({ phone: "+4930901820" });
  });

  it("goes out as it was typed when the library doesn't come", async () => {
    const form = formOf(PHONE);
    form.loadPhone = () => new Promise(() => {});
    form.type(PHONE, "030");
    const isValid = form.validate();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await isValid).toBe(true);
    expect(form.registration().visitor).toEqual({ phone: "030" });
  });
});
