import type { Policy } from "../look/policy.ts";
import type { Found } from "./find-tag.ts";

/** Without the second no form is sent, also none that a script sends. */
const FRAME_NEEDS = ["allow-scripts", "allow-forms"];
/** The loader has to be spoken to by the frame, which takes an origin. */
const TAG_NEEDS = [...FRAME_NEEDS, "allow-same-origin"];

/** The sandboxes that keep the widget from running: of the page, and of an iframe that the page has made itself. */
export function refusedBySandbox(policies: Policy[], { tags, frames }: Found): string[] {
  const needs = tags.length > 0 ? TAG_NEEDS : FRAME_NEEDS;
  const ofPage = policies.map((policy) => policy.get("sandbox"));
  const ofFrame = tags.length > 0 ? [] : frames.slice(0, 1).map(({ attributes }) => wordsOf(attributes.sandbox));
  return [...ofPage, ...ofFrame].flatMap((words) => {
    const missing = words ? needs.filter((need) => !words.includes(need)) : [];
    return words && missing.length > 0 ? [`${["sandbox", ...words].join(" ")} (without ${missing.join(", ")})`] : [];
  });
}

const wordsOf = (attribute: string | undefined) => attribute?.toLowerCase().split(/\s+/).filter(Boolean);
