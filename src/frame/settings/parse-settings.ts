import type { Prefill } from "../../protocol/field-settings.ts";
import { DEEP_KINDS } from "../../protocol/nested-settings.ts";
import { type Fault, read } from "../../protocol/read-value.ts";
import { type FACTS, factsOf, SETTING_NAMES } from "../../protocol/setting-facts.ts";
import type { Settings } from "../../protocol/settings.ts";
import { tellFaults } from "./tell-faults.ts";

type Facts = typeof FACTS;
/** The settings that the frame reads. */
type FrameName = {
  [Name in keyof Settings]-?: Facts[Name]["side"] extends "page" ? never : Name;
}[keyof Settings];
type Defaulted = { [Name in FrameName]: Facts[Name] extends { default: unknown } ? Name : never }[FrameName];

/** What the frame goes by: the settings that concern it, each with its default where the table has one. */
export type FrameSettings = Pick<Settings, FrameName> & Required<Pick<Settings, Defaulted | "prefill">>;

/**
 * Settings at the frame's door. A wrong one, or a wrong part of one, costs no more than itself: the owner is told, and
 * the default holds. Only `server` is not judged here: without a workspace there is nothing to show, and `boot/` says so.
 */
export function parseSettings(given: Record<string, unknown>): FrameSettings {
  const settings: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const name of SETTING_NAMES) {
    const facts = factsOf(name);
    if (facts.side === "page") continue;
    const value = Object.hasOwn(given, name) ? read(DEEP_KINDS[name], given[name], name, faults) : undefined;
    if (value !== undefined) settings[name] = value;
    else if (facts.default !== undefined) settings[name] = facts.default;
  }
  tellFaults(faults);
  const { department, prefill, consent, ...others } = settings;
  return {
    ...others,
    prefill: { ...(department ? { department } : {}), ...(prefill as Prefill) },
    // A mistake in it must not be the reason that nobody is asked.
    ...(given.consent ? { consent: { required: true, ...(consent as object) } } : {}),
  } as unknown as FrameSettings;
}
