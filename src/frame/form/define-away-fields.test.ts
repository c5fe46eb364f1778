import { expect, it } from "vitest";
import type { Settings } from "../../protocol/settings.ts";
import { defineAwayFields } from "./define-away-fields.ts";

const DEPARTMENTS = [
  { _id: "dep-1", name: "Sales", showOnRegistration: true, showOnOfflineForm: true },
  { _id: "dep-2", name: "Support", showOnRegistration: false, showOnOfflineForm: true },
  { _id: "dep-3", name: "Internal", showOnRegistration: true, showOnOfflineForm: false },
];

function define(fields?: Settings["fields"]) {
  const settings = { server: "https://chat.example.com", ...(fields && { fields }) };
  return defineAwayFields({ departments: DEPARTMENTS }, settings);
}

it("asks what a message for later takes, whatever the chat's form asks", () => {
  const fields = define({ name: "hidden", phone: "required", message: "hidden" });
  expect(fields.map(({ name, isRequired, isHidden }) => [name, isRequired, isHidden])).toEqual([
    ["name", true, false],
    ["email", true, false],
    ["department", false, false],
    ["message", true, false],
  ]);
});

it("offers the departments that take messages", () => {
  expect(define().find(({ id }) => id === "department")?.options).toEqual([
    { value: "dep-1", label: "Sales", isHidden: false },
    { value: "dep-2", label: "Support", isHidden: false },
    { value: "dep-3", label: "Internal", isHidden: true },
  ]);
});

it("lets a visitor whose department is known write to nobody in particular", () => {
  const config = { departments: DEPARTMENTS, guest: { department: "dep-1" } };
  const fields = defineAwayFields(config, { server: "https://chat.example.com" });
  expect(fields.map(({ isSettled }) => isSettled)).not.toContain(true);
});

it("names the fields as the site does", () => {
  const fields = define({ name: { presence: "optional", label: "Who are you?" }, message: { presence: "hidden" } });
  expect(fields.map(({ label }) => label)).toEqual(["Who are you?", undefined, undefined, undefined]);
});
