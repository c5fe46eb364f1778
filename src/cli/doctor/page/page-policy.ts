import { type Finding, ok, problem, warning } from "../finding.ts";
import type { Answer } from "../look/ask.ts";
import { type Directive, type Policy, policiesOf, refusalOf } from "../look/policy.ts";
import type { PageView } from "./look.ts";

/** Whether the page's policies let the loader, its other scripts and the frame in. */
export function checkPagePolicy(view: PageView, reply: Answer, server: string): Finding[] {
  const { url, found, frame, settings } = view;
  const policies = policiesOf({ headers: reply.headers, html: reply.text });
  if (policies.length === 0) return [ok("page-policy", "the page has none")];
  const [tag] = found.tags;
  const refused = (directive: Directive, target: URL | null | undefined, credentials = {}) =>
    target ? refusalOf(policies, directive, target, url, credentials) : null;
  const { nonce, integrity } = tag?.attributes ?? {};
  const refusals = [
    refused("script-src", tag?.src, { nonce, integrity }),
    // The loader adds it: it carries no nonce.
    refused("script-src", tag && new URL("prechat-panel.js", tag.src), { isInserted: true }),
    refused("frame-src", frame),
    ...policies.map(refusedBySandbox),
  ].filter((refusal) => refusal !== null);
  const findings = [
    refusals.length > 0
      ? problem("page-policy", `it keeps the widget out: ${[...new Set(refusals)].join("; ")}`)
      : ok("page-policy", "it lets the widget in"),
    ...checkTrustedTypes(policies),
    ...checkStatus(settings.values.away, refused("connect-src", new URL(server))),
  ];
  if ((settings.values.handoff ?? "livechat") !== "livechat" || !tag) return findings;
  const official = new URL(`${server}/livechat/rocketchat-livechat.min.js`);
  const refusal =
    refused("script-src", official, { isInserted: true }) ?? refused("frame-src", new URL(`${server}/livechat`));
  return refusal
    ? [...findings, warning("page-handoff", `the workspace's own chat window is kept out: ${refusal}`)]
    : [...findings, ok("page-handoff", "the workspace's own chat window may follow")];
}

/** The page itself asks whether somebody is there, where it is to show nothing otherwise. */
function checkStatus(away: unknown, refusal: string | null): Finding[] {
  if (away !== "hide") return [];
  return refusal
    ? [warning("page-status", `the page may not ask the workspace, and shows the launcher always: ${refusal}`)]
    : [ok("page-status", "the page may ask the workspace")];
}

function checkTrustedTypes(policies: Policy[]): Finding[] {
  const required = policies.filter((policy) => policy.get("require-trusted-types-for")?.includes("'script'"));
  if (required.length === 0) return [];
  const closed = policies.find((policy) => {
    const names = policy.get("trusted-types");
    return names && !names.includes("prechat") && !names.includes("*");
  });
  return closed
    ? [
        problem(
          "page-trusted-types",
          `"prechat" is not among them: trusted-types ${closed.get("trusted-types")?.join(" ")}`,
        ),
      ]
    : [ok("page-trusted-types", '"prechat" is allowed')];
}

function refusedBySandbox(policy: Policy): string | null {
  const words = policy.get("sandbox");
  return words && !words.includes("allow-scripts") ? `sandbox ${words.join(" ")}`.trim() : null;
}
