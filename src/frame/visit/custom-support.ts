import { fieldsInForce, warnOfConditions } from "../form/custom/conditions.ts";
import { defineCustomFields } from "../form/custom/define-custom-fields.ts";
import { judgeCustom } from "../form/custom/formats.ts";
import { toWireNumber } from "../form/custom/number.ts";
import { testPatterns } from "../form/custom/pattern.ts";
import { requireOneOf } from "../form/custom/require-one-of.ts";
import { parseRichSettings } from "../form/custom/rich-settings.ts";
import type { CustomSupport } from "../form/custom/support.ts";
import { CustomControl } from "../screens/custom-control.tsx";

/** Everything that only custom fields and conditions need, as one download. */
export const customSupport: CustomSupport = {
  parseRichSettings,
  define: defineCustomFields,
  inForce: fieldsInForce,
  warnOfConditions,
  judge: judgeCustom,
  requireOneOf,
  testPatterns,
  toWire: (type, value, locale) =>
    type === "checkbox" ? String(value === "true") : type === "number" ? toWireNumber(value, locale) : value,
  Control: CustomControl,
};
