import type { Settings } from "../../protocol/settings.ts";

/** A line is what a value is (`String`, `Array`, …) by its first letter, then `setting:value` or `field=presence`. */
const FINE =
  /^(s(department|name|locale|businessUnit|launcher):.|o(consent|texts|prefill|phone|fields):\[o|o(customFields:|requireOneOf:(\w|$))|u\w+[:=]|(s((frame|server):https?:[^@?#]+|color:#([\da-fA-F]{3}){1,2}|mode:floating|storage:(none|session|local)|theme:(light|auto|dark)|handoff:(livechat|room|event)|match:(token|details)|preload:(none|intent)|position:(right|left))|nzIndex:-?\d+|.(department|name|email|phone|message)=(optional|hidden|required)|url|hidden|radio|date|select|tel|email|checkbox|number|text|textarea)$)/;

/**
 * The quick answer for settings without a fault, the only check that every page pays for. No means: let the panel's
 * full check decide, which knows names, remedies, inline mode and preloading.
 */
export function isFine(settings: Settings): boolean {
  try {
    new URL(settings.server);
    // Without one of its own it reads as the name of a tag.
    document.querySelector(settings.launcher as string);
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
