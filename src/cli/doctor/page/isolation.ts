import { type Finding, ok, problem } from "../finding.ts";
import type { Answer, Reply } from "../look/ask.ts";
import type { PageView } from "./look.ts";

/** A page that isolates itself (`Cross-Origin-Embedder-Policy`) embeds only what says that it may be. */
export function checkIsolation({ url, found, loader }: PageView, reply: Answer, frame: Reply | null): Finding[] {
  const policy = embedderPolicy(reply.headers);
  if (!policy) return [];
  const wrong: string[] = [];
  const [tag] = found.tags;
  const isPlain = tag && tag.attributes.crossorigin === undefined && tag.attributes.type !== "module";
  // A credentialless page fetches scripts without their leave.
  if (policy === "require-corp" && isPlain && loader?.kind === "answer" && !isShared(loader, url))
    wrong.push("prechat.js");
  if (frame?.kind === "answer" && (!embedderPolicy(frame.headers) || !isShared(frame, url)))
    wrong.push("frame/index.html");
  return wrong.length > 0
    ? [problem("page-isolation", `the page is isolated (${policy}), and keeps out ${wrong.join(" and ")}`)]
    : [ok("page-isolation", `the page is isolated (${policy}), and the widget may be embedded`)];
}

function embedderPolicy(headers: Headers): string | null {
  const value = headers.get("cross-origin-embedder-policy")?.split(";")[0]?.trim() ?? "";
  return value === "require-corp" || value === "credentialless" ? value : null;
}

function isShared({ url, headers }: Answer, page: URL): boolean {
  return new URL(url).origin === page.origin || headers.get("cross-origin-resource-policy") === "cross-origin";
}
