import { leadsToLivechat } from "../../../protocol/leads-to-livechat.ts";
import { type Finding, ok, problem, warning } from "../finding.ts";
import type { Answer } from "../look/ask.ts";
import { type Credentials, type Directive, inlineRefusalOf, policiesOf, refusalOf } from "../look/policy.ts";
import { embedderPolicy } from "./isolation.ts";
import type { PageView } from "./look.ts";
import { refusedBySandbox } from "./sandbox.ts";
import { initLiterals } from "./script-literals.ts";
import { checkTrustedTypes } from "./trusted-types.ts";

/** Whether the page's policies let the loader, its other scripts and the frame in. */
export function checkPagePolicy(view: PageView, reply: Answer, server: string): Finding[] {
  const { url, found, frame, settings } = view;
  const policies = policiesOf({ headers: reply.headers, html: reply.text });
  const [tag] = found.tags;
  const refused = (directive: Directive, target: URL | null | undefined, credentials: Credentials = {}) =>
    target ? refusalOf(policies, directive, target, url, credentials) : null;
  const { nonce, integrity } = tag?.attributes ?? {};
  const refusals = [
    refused("script-src", tag?.src, { nonce, integrity }),
    // The loader adds it: it carries no nonce.
    refused("script-src", tag && new URL("prechat-panel.js", tag.src), { isInserted: true }),
    refused("frame-src", frame),
    ...refusedBySandbox(policies, found),
    ...found.scripts
      .filter(({ text }) => initLiterals(text).length > 0)
      .map(({ text, attributes }) => {
        const refusal = inlineRefusalOf(policies, text, attributes.nonce);
        return refusal && `the script with the settings, by ${refusal}`;
      }),
  ].filter((refusal) => refusal !== null);
  // The window of the workspace's own is a script and an iframe of the page.
  const isOfficial = tag !== undefined && leadsToLivechat(settings.values);
  const official = new URL(`${server}/livechat/rocketchat-livechat.min.js`);
  const withoutWindow =
    refused("script-src", official, { isInserted: true }) ?? refused("frame-src", new URL(`${server}/livechat`));
  return [
    checkWidget(refusals, policies.length > 0),
    checkTrustedTypes(policies, tag !== undefined, isOfficial),
    checkStatus(settings.values.away, refused("connect-src", new URL(`${server}/api/v1/livechat/config`))),
    checkHandoff(isOfficial, withoutWindow ?? isolatedBy(reply)),
  ];
}

function checkWidget(refusals: string[], isThere: boolean): Finding {
  if (refusals.length > 0)
    return problem("page-policy", `it keeps the widget out: ${[...new Set(refusals)].join("; ")}`);
  return ok("page-policy", isThere ? "it lets the widget in" : "the page has none");
}

/** The page itself asks whether somebody is there, where it is to show nothing otherwise. */
function checkStatus(away: unknown, refusal: string | null): Finding {
  if (away !== "hide") return ok("page-status", "the page does not ask: the launcher is there always");
  return refusal
    ? warning("page-status", `the page may not ask the workspace, and shows the launcher always: ${refusal}`)
    : ok("page-status", "the page may ask the workspace");
}

function checkHandoff(isOfficial: boolean, refusal: string | null): Finding {
  if (!isOfficial) return ok("page-handoff", "nothing of the workspace's own comes onto the page");
  return refusal
    ? warning("page-handoff", `the workspace's own chat window is kept out: ${refusal}`)
    : ok("page-handoff", "the workspace's own chat window may follow");
}

/** The workspace sends none of the headers that such a page wants to see. */
function isolatedBy(reply: Answer): string | null {
  const policy = embedderPolicy(reply.headers);
  return policy && `the page is isolated (${policy})`;
}
