import { type Finding, ok, problem, warning } from "../finding.ts";
import type { Policy } from "../look/policy.ts";

/** Of the loader's own scripts. */
const OURS = "prechat";
/** Of the script of the workspace's that the handoff puts onto the page. */
const OFFICIAL = "prechat-livechat";

/** Whether our policies may be made. A list alone keeps others out, whether Trusted Types are required or not. */
export function checkTrustedTypes(policies: Policy[], hasTag: boolean, isOfficial: boolean): Finding {
  const closedTo = (name: string) => policies.find((policy) => !allows(policy.get("trusted-types"), name));
  const words = (policy: Policy) => `trusted-types ${policy.get("trusted-types")?.join(" ")}`.trim();
  const ours = hasTag ? closedTo(OURS) : undefined;
  if (ours) return problem("page-trusted-types", `"${OURS}" is not among them: ${words(ours)}`);
  const official = isOfficial ? closedTo(OFFICIAL) : undefined;
  if (official) {
    const seen = `"${OFFICIAL}" is not among them, so that the workspace's own window can't follow`;
    return warning("page-trusted-types", `${seen}: ${words(official)}`);
  }
  const isRequired = policies.some((policy) => policy.has("require-trusted-types-for") || policy.has("trusted-types"));
  return ok("page-trusted-types", isRequired ? `"${OURS}" is allowed` : "the page does not ask for them");
}

function allows(names: string[] | undefined, name: string): boolean {
  return names === undefined || names.includes(name) || names.includes("*");
}
