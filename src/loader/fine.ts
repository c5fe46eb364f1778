import type { Settings } from "../protocol/settings.ts";

/** A line is what a value is (`String`, `Array`, …) by its first letter, then `setting:value` or `field=presence`. */
const FINE =
  /^(s(launcher|locale|businessUnit|name|department):.|o(texts|fields|phone|prefill|consent):\[o|o(customFields:|requireOneOf:(\w|$))|u\w+[:=]|(s((server|frame):https?:[^@?#]+|color:#([\da-fA-F]{3}){1,2}|position:(right|left)|theme:(auto|light|dark)|handoff:(livechat|room|event)|storage:(local|session|none)|preload:(intent|none)|mode:floating)|nzIndex:-?\d+|.(name|email|phone|department|message)=(hidden|optional|required)|text|textarea|email|tel|url|number|date|select|radio|checkbox|hidden)$)/;

/**
 * The quick answer for settings without a fault, the only check that every page pays for. No means: let the panel's
 * full check decide, which knows names, remedies, inline mode and preloading.
 */
export function isFine(settings: Settings): boolean {
  try {
    new URL(settings.server);
    document.querySelector(settings.launcher ?? "button");
    return [
      ...lines(settings, ":"),
      ...lines(settings.fields, "="),
      ...(settings.customFields ?? []).map((field) => field.key && field.label && field.type),
    ].every((line) => FINE.test(line));
  } catch {
    return false;
  }
}

function lines(object: object = {}, sign: string): string[] {
  return Object.entries(object).map(([name, value]) => (typeof value)[0] + name + sign + (value?.presence ?? value));
}
