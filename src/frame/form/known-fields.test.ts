import { describe, expect, it } from "vitest";
import { defineFields } from "./define-fields.ts";
import { EMAIL, field, formOf, NAME, PHONE, PLAN } from "./testing/test-form.ts";

/** A returning visitor: the workspace has an answer to each of these. */
function knownForm(...custom: ReturnType<typeof field>[]) {
  const form = formOf(NAME, EMAIL, PHONE, ...custom);
  form.prefill({
    name: "Ada",
    email: "ada@example.com",
    phone: "+4930901820",
    customFields: { size: "54", plan: "p" },
  });
  for (const { id } of form.definitions.value) form.know(id);
  return form;
}

const problemOf = (form: ReturnType<typeof formOf>, id: string) => form.entry(id).problem.value;

describe("an answer that the workspace has", () => {
  it("and that is taken back is sent as an empty one, where the workspace takes that", async () => {
    const size = field("custom:size");
    const form = knownForm(size, PLAN);
    expect(form.registration().fields).toMatchObject([
      { key: "size", value: "54" },
      { key: "plan", value: "p" },
    ]);
    form.type(size, "");
    form.type(PLAN, "");
    expect(await form.validate()).toBe(true);
    expect(form.registration().fields).toMatchObject([
      { key: "size", value: "", overwrite: true },
      { key: "plan", value: "" },
    ]);
  });

  it.each([
    ["the phone, which an empty one leaves as it is", PHONE],
    ["one whose pattern an empty answer breaks", field("custom:size", { pattern: "^[0-9]+$" })],
    ["one that the workspace is to keep", field("custom:size", { overwrite: false })],
  ])("can be changed, and not taken back: %s", async (_what, settled) => {
    const form = knownForm(...(settled === PHONE ? [] : [settled]));
    form.type(settled, "");
    expect(await form.validate()).toBe(false);
    expect(problemOf(form, settled.id)).toEqual({ key: "required" });
    form.type(settled, "7");
    expect(problemOf(form, settled.id)).toBeNull();
  });

  it("is left alone where the visitor has not touched it", () => {
    const size = field("custom:size");
    const form = formOf(size);
    form.know(size.id);
    expect(form.registration().fields).toEqual([]);
  });

  it("counts for what the configuration tells of the visitor, too", () => {
    const config = { guest: { name: "Ada", visitorEmails: [{ address: "ada@example.com" }] } };
    const settings = { server: "https://chat.example.com", fields: { name: "optional", email: "optional" } } as const;
    const settled = (from: object) =>
      defineFields(from, settings, []).flatMap(({ id, isSettled }) => (isSettled ? [id] : []));
    expect(settled(config)).toEqual(["name", "email"]);
    expect(settled({})).toEqual([]);
  });
});

it("an empty answer that the workspace never had is not sent", () => {
  const size = field("custom:size");
  const form = formOf(size);
  form.type(size, "5");
  form.type(size, "");
  expect(form.registration().fields).toEqual([]);
});
