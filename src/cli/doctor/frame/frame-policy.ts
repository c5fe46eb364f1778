import { type Finding, ok, problem, warning } from "../finding.ts";
import type { Answer } from "../look/ask.ts";
import { type Policy, policiesOf, refusalOf } from "../look/policy.ts";
import { assetsOf } from "./look.ts";

/** Whether the frame's own policy lets it run, and speak to the workspace. */
export function checkFramePolicy(document: Answer, server: string): Finding[] {
  const url = new URL(document.url);
  const policies = policiesOf({ headers: document.headers, html: document.text });
  if (policies.length === 0) return [warning("frame-policy", "the frame has none")];
  const own = new URL(`../${assetsOf(document)[0]}`, url);
  const config = new URL(`${server}/api/v1/livechat/config`);
  const refusals = [
    refusalOf(policies, "script-src", own, url),
    refusalOf(policies, "style-src", own, url),
    refusalOf(policies, "connect-src", config, url),
    ...policies.map(refusedBySandbox),
  ].filter((refusal) => refusal !== null);
  return refusals.length > 0
    ? [problem("frame-policy", `the frame can't work below: ${refusals.join("; ")}`)]
    : [ok("frame-policy", "it lets the frame run, and speak to the workspace")];
}

function refusedBySandbox(policy: Policy): string | null {
  const words = policy.get("sandbox");
  const isEnough = ["allow-scripts", "allow-same-origin", "allow-forms"].every((word) => words?.includes(word));
  return words && !isEnough ? `sandbox ${words.join(" ")}`.trim() : null;
}
