import type { CustomFieldSettings } from "../../../protocol/field-settings.ts";
import type { PageFacts } from "../../../protocol/messages.ts";
import type { Settings } from "../../../protocol/settings.ts";
import type { Warn } from "../../owner/warn-owner.ts";
import { type Config, isOff, isOn, type ServerField } from "../../workspace/schemas.ts";
import { customId, FIELD_DEFAULTS, type Field, type Option } from "../field.ts";
import { findOption, tidyOptions } from "../options.ts";
import { mendBounds } from "./bounds.ts";
import { mendDefault } from "./default-value.ts";
import { isUsablePattern } from "./pattern.ts";
import { resolvePlaceholders } from "./placeholders.ts";

/** The workspace's and the site's together. */
const MAX_FIELDS = 200;

/** The workspace's custom fields and the site's: the site wins for a field that both name. */
export function defineCustomFields(config: Config, settings: Settings, page: PageFacts, warn: Warn): Field[] {
  const fields = new Map(config.customFields?.map((field) => [field._id, fromServer(field)]));
  const named = new Set<string>();
  for (const given of settings.customFields ?? []) {
    if (named.has(given.key)) warn("customFields", `"${given.key}" is there twice; the first one is used`);
    else fields.set(given.key, fromSite(given, fields.get(given.key)));
    named.add(given.key);
  }
  if (fields.size > MAX_FIELDS) warn("customFields", `there are ${fields.size}; the first ${MAX_FIELDS} are asked`);
  return [...fields.values()].slice(0, MAX_FIELDS).map((field) => mend(resolvePlaceholders(field, page), warn));
}

function fromServer({ _id, label, type, required, options, defaultValue, regexp }: ServerField): Field {
  return {
    ...FIELD_DEFAULTS,
    id: customId(_id),
    name: _id,
    isCustom: true,
    type: type === "select" ? "select" : "text",
    label: label || _id,
    isRequired: isOn(required),
    options: (options ?? []).map((value) => ({ value, label: value })),
    defaultValue: defaultValue ?? "",
    pattern: regexp || undefined,
  };
}

function fromSite(
  { required, hidden, sensitive, options, overwrite, ...given }: CustomFieldSettings,
  server?: Field,
): Field {
  const base = server ?? { ...FIELD_DEFAULTS, isCustom: true };
  return {
    ...base,
    ...given,
    id: customId(given.key),
    name: given.key,
    isRequired: required === undefined ? base.isRequired : isOn(required),
    isHidden: isOn(hidden) || given.type === "hidden",
    isSensitive: isOn(sensitive),
    overwrite: !isOff(overwrite),
    options: options?.filter((option) => option !== null).map((option) => toOption(option, server)) ?? base.options,
  };
}

/** A site's script may write numbers; on the wire every value is a text, as the workspace knows it if it does. */
function toOption(given: unknown, server: Field | undefined): Option {
  const { value = given, label = value } = (typeof given === "object" ? given : {}) as {
    value?: unknown;
    label?: unknown;
  };
  const text = String(value);
  return { value: (server && findOption(server, text)?.value) ?? text, label: String(label) };
}

function mend(field: Field, warn: Warn): Field {
  const setting = `customFields.${field.name}`;
  let { type, pattern } = field;
  const isChoice = type === "select" || type === "radio";
  // Options count for choices alone.
  const options = isChoice ? tidyOptions(field.options) : [];
  // A choice without options could never be answered: it is asked as text, so that no answer is lost.
  if (isChoice && !options.length) {
    warn(setting, "has no options; it is asked as a text field");
    type = "text";
  }
  if (pattern && !isUsablePattern(pattern)) {
    warn(setting, `the pattern ${pattern} is not valid in this browser and is ignored`);
    pattern = undefined;
  }
  return mendDefault(mendBounds({ ...field, type, options, pattern }, warn), warn);
}
