import { type Finding, ok, problem } from "../finding.ts";
import type { Answer, Reply } from "../look/ask.ts";
import type { PageView } from "./look.ts";

/**
 * Whether the page may have the files. One that isolates itself (`Cross-Origin-Embedder-Policy`) embeds only what says
 * that it may be; what says that it may not be keeps a script from any page of another site.
 */
export function checkIsolation({ url, found, loader }: PageView, reply: Answer, frame: Reply | null): Finding[] {
  const policy = embedderPolicy(reply.headers);
  const [tag] = found.tags;
  const isPlain = tag && tag.attributes.crossorigin === undefined && tag.attributes.type !== "module";
  if (!policy) {
    const own = isPlain && loader?.kind === "answer" && refusedAnyway(loader, url);
    return own
      ? [problem("page-isolation", `prechat.js may not be used here: Cross-Origin-Resource-Policy ${own}`)]
      : [ok("page-isolation", "the page is not isolated")];
  }
  const wrong: string[] = [];
  if (isPlain && loader?.kind === "answer" && !mayHave(loader, url, policy)) wrong.push("prechat.js");
  if (frame?.kind === "answer" && (!embedderPolicy(frame.headers) || !isShared(frame, url)))
    wrong.push("frame/index.html");
  return wrong.length > 0
    ? [problem("page-isolation", `the page is isolated (${policy}), and keeps out ${wrong.join(" and ")}`)]
    : [ok("page-isolation", `the page is isolated (${policy}), and the widget may be embedded`)];
}

/** A credentialless page fetches scripts without their leave, and not against it. */
function mayHave(script: Answer, page: URL, policy: string): boolean {
  return policy === "credentialless" ? !refusedAnyway(script, page) : isShared(script, page);
}

function refusedAnyway(script: Answer, page: URL): string | null {
  const value = script.headers.get(RESOURCE_POLICY);
  return value && /^same-(site|origin)$/.test(value) && !isShared(script, page) ? value : null;
}

const RESOURCE_POLICY = "cross-origin-resource-policy";

export function embedderPolicy(headers: Headers): string | null {
  const value = headers.get("cross-origin-embedder-policy")?.split(";")[0]?.trim() ?? "";
  return value === "require-corp" || value === "credentialless" ? value : null;
}

function isShared({ url, headers }: Answer, page: URL): boolean {
  const own = new URL(url);
  const value = headers.get(RESOURCE_POLICY);
  if (own.origin === page.origin || value === "cross-origin") return true;
  return value === "same-site" && own.protocol === page.protocol && siteOf(own) === siteOf(page);
}

/** The last two labels: not the site of a `.co.uk`, for which the list of public suffixes would have to be had. */
function siteOf({ hostname }: URL): string {
  return /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split(".").slice(-2).join(".");
}
