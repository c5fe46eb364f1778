import type { Settings } from "../../protocol/settings.ts";
import type { BuiltInField, CustomFieldType, Presence } from "../../protocol/settings-table.ts";
import { type Config, isOff, isOn } from "../workspace/schemas.ts";
import { clean } from "./clean.ts";
import { FIELD_DEFAULTS, type Field, type Option } from "./field.ts";
import { knownAnswers } from "./known-answers.ts";
import { findOption } from "./options.ts";

const TYPES: Record<BuiltInField, CustomFieldType> = {
  name: "text",
  email: "email",
  phone: "tel",
  department: "select",
  message: "textarea",
};

/** Whether the visitor is registered with what is known already, without a question. */
export function asksNothing({ settings }: Config, { fields }: Settings): boolean {
  return isOff(settings?.registrationForm) && !fields;
}

function offerDepartments({ departments }: Config, { prefill }: Settings): Option[] {
  const all = (departments ?? []).map(({ _id, name, showOnRegistration }) => ({
    value: _id,
    label: clean(name ?? "") || _id,
    isHidden: !isOn(showOnRegistration),
  }));
  // What the site presets may be a department that is offered to nobody else.
  const preset = findOption({ type: "select", options: all }, String(prefill?.department ?? ""));
  return all.map((option) => (option === preset ? { ...option, isHidden: false } : option));
}

/**
 * What the form asks: the workspace's configuration and the site's settings merged. The site wins for a field
 * that both name, and a field that only one of them names is kept.
 */
export function defineFields(config: Config, settings: Settings, custom: Field[]): Field[] {
  const departments = offerDepartments(config, settings);
  // Of a department that is gone the form can't tell that the workspace keeps it.
  const { department: known = "", ...contact } = knownAnswers(config.guest);
  const [only, ...others] = departments.filter(({ isHidden }) => !isHidden);
  const hasChoice = others.length > 0;
  const server = config.settings;
  const isFormOn = !isOff(server?.registrationForm);
  const asks = (isAsked: boolean, presence: Presence): Presence => (isFormOn && isAsked ? presence : "hidden");
  const presences: Record<BuiltInField, Presence> = {
    name: asks(isOn(server?.nameFieldRegistrationForm), "required"),
    email: asks(isOn(server?.emailFieldRegistrationForm), "required"),
    phone: "optional",
    department: asks(hasChoice, "optional"),
    message: "hidden",
  };
  const isSilent = asksNothing(config, settings);
  const builtIn = (name: BuiltInField): Field => {
    const given = settings.fields?.[name];
    const own = typeof given === "string" ? { presence: given } : given;
    const presence = isSilent ? "hidden" : (own?.presence ?? presences[name]);
    const isDepartment = name === "department";
    return {
      ...FIELD_DEFAULTS,
      maxLength: (name === "message" && Number(server?.limitTextLength)) || undefined,
      ...own,
      id: name,
      name,
      type: TYPES[name],
      isRequired: presence === "required",
      isHidden: presence === "hidden" || (isDepartment && !hasChoice),
      isSettled: isDepartment
        ? findOption({ type: "select", options: departments }, known) !== undefined
        : Object.hasOwn(contact, name),
      options: isDepartment ? departments : [],
      // The only department there is need not be asked for.
      defaultValue: (isDepartment && !hasChoice && only?.value) || "",
    };
  };
  const asked = isSilent ? custom.map((field) => ({ ...field, isHidden: true })) : custom;
  return [builtIn("name"), builtIn("email"), builtIn("phone"), builtIn("department"), ...asked, builtIn("message")];
}
