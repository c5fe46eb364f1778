import { type Finding, ok, problem, unseen, warning } from "../finding.ts";
import type { PageView } from "./look.ts";

/** Whether the page is there, and the widget on it. */
export function checkTag(view: PageView): Finding[] {
  const { url, reply, found } = view;
  if (reply.kind === "silence") return [unseen("page-reached", `${url.href}: ${reply.reason}`)];
  if (reply.status !== 200) return [unseen("page-reached", `${url.href} answers HTTP ${reply.status}`)];
  const reached = ok("page-reached", url.href);
  const official = found.hasOfficial ? [warning("page-official", "its script is on the page, too: two launchers")] : [];
  return [reached, tagFinding(view), ...official];
}

function tagFinding({ found, loader }: PageView): Finding {
  const { tags, frames, moved, heldBack, isAddedByScript, hasTagManager } = found;
  const [tag] = tags;
  if (tag) {
    if (loader?.kind === "answer" && (loader.status !== 200 || loader.headers.get("content-type")?.includes("html"))) {
      return problem("page-tag", `${tag.src.href} answers HTTP ${loader.status}, and no script`);
    }
    const names = tags.map(({ attributes }) => attributes["data-name"] ?? "");
    return new Set(names).size < names.length
      ? warning("page-tag", `it is there ${names.length} times: the first counts`)
      : ok("page-tag", tag.src.href);
  }
  if (frames[0]) return ok("page-tag", `the frame, ${frames[0].origin}${frames[0].pathname}`);
  if (moved[0]) return problem("page-tag", `an optimiser has moved it into ${moved[0]}`);
  if (heldBack[0]) return problem("page-tag", `something holds it back: it stands there as "${heldBack[0]}"`);
  if (isAddedByScript) return warning("page-tag", "a script of the page adds it, which is not run here");
  return hasTagManager
    ? warning("page-tag", "it is not in the markup; a tag manager may add it")
    : problem("page-tag", "it is not on the page");
}

/** The settings, by the same table as the page's own console. */
export function checkSettings({ settings, found }: PageView, server: string): Finding[] {
  const { values, faults, isWhole } = settings;
  if (Object.keys(values).length === 0) return [];
  const given = typeof values.server === "string" ? values.server.replace(/\/+$/, "") : "";
  const lines = faults.map((fault) => problem("page-settings", fault));
  if (!given && isWhole && found.tags.length > 0) lines.push(problem("page-settings", "server is missing"));
  if (given && given !== server) lines.push(problem("page-settings", `server is ${given}, looked at is ${server}`));
  const names = Object.keys(values).join(", ");
  return lines.length > 0
    ? lines
    : [ok("page-settings", isWhole ? names : `${names}; what a script computes is not seen`)];
}
