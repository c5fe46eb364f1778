import { type Finding, ok, problem, unseen, warning } from "../finding.ts";
import { type Answer, isCertificate } from "../look/ask.ts";
import { isSameServer } from "../look/same-server.ts";
import { versionFinding } from "../look/version-in.ts";
import type { PageView } from "./look.ts";

/** Whether the page is there, and the widget on it. */
export function checkTag(view: PageView): Finding[] {
  const { url, reply, found } = view;
  if (reply.kind === "silence") return [unseen("page-reached", `${url.href}: ${reply.reason}`)];
  if (reply.status !== 200) return [unseen("page-reached", `${url.href} answers HTTP ${reply.status}`)];
  const reached = ok("page-reached", url.href);
  const official = found.hasOfficial
    ? warning("page-official", "its script is on the page, too: two launchers")
    : ok("page-official", "its script is not on the page");
  return [reached, tagFinding(view), official, ...checkVersion(view)];
}

function tagFinding({ url, found, loader, bundle, settings }: PageView): Finding {
  const { tags, frames, moved, heldBack, merged, isAddedByScript, hasTagManager } = found;
  const [tag] = tags;
  if (tag) {
    if (loader?.kind === "silence") {
      return (isCertificate(loader) ? problem : unseen)("page-tag", `${tag.src.href}: ${loader.reason}`);
    }
    if (url.protocol === "https:" && tag.src.protocol === "http:") {
      return problem("page-tag", `${tag.src.href} is http: browsers block it on an https page`);
    }
    if (loader?.kind === "answer" && !isScript(loader)) {
      return problem("page-tag", `${tag.src.href} answers HTTP ${loader.status}, and no script`);
    }
    const names = tags.map(({ attributes }) => attributes["data-name"] ?? "");
    return new Set(names).size < names.length
      ? warning("page-tag", `it is there ${names.length} times: the first counts`)
      : ok("page-tag", tag.src.href);
  }
  if (frames[0]) return ok("page-tag", `the frame, ${frames[0].src.origin}${frames[0].src.pathname}`);
  if (moved[0]) return problem("page-tag", `an optimiser has moved it into ${moved[0]}`);
  if (heldBack[0]) return problem("page-tag", `${holderOf(heldBack[0])}: it stands there as "${heldBack[0]}"`);
  if (bundle?.holds === "module") return ok("page-tag", `the npm module, as a part of ${bundle.src}`);
  if (bundle) {
    // As a part of the site's own script it works where the settings are given to it.
    const isMeant = Object.keys(settings.values).length > 0;
    return (isMeant ? warning : problem)("page-tag", `an optimiser has moved it into ${bundle.src}`);
  }
  if (isAddedByScript) return warning("page-tag", "a script of the page adds it, which is not run here");
  if (merged) return problem("page-tag", `it is not on the page: an optimiser may have moved it into ${merged}`);
  return hasTagManager
    ? warning("page-tag", "it is not in the markup; a tag manager may add it")
    : problem("page-tag", "it is not on the page");
}

/** Optimisers that let a script be that says so. */
function holderOf(type: string): string {
  if (/-text\/javascript$/.test(type)) return 'Cloudflare\'s Rocket Loader holds it back, without data-cfasync="false"';
  return "something holds it back";
}

/** A host may answer its start page for what is missing. */
const isScript = ({ status, headers }: Answer) => status === 200 && !headers.get("content-type")?.includes("html");

/** A cached loader of an old build is another script than the one on the host. */
function checkVersion({ loader }: PageView): Finding[] {
  if (loader?.kind !== "answer" || !isScript(loader)) return [];
  return [versionFinding("page-version", loader.text)];
}

/** The settings, by the same table as the page's own console. */
export function checkSettings({ settings, found }: PageView, server: string): Finding[] {
  const { values, faults, isWhole } = settings;
  if (Object.keys(values).length === 0) {
    return [
      found.tags.length > 0
        ? warning("page-settings", "none in the markup: a script of the page has to give them")
        : ok("page-settings", "none: the frame has those that are pinned"),
    ];
  }
  const given = typeof values.server === "string" ? values.server : "";
  const lines = faults.map((fault) => problem("page-settings", fault));
  if (!given && isWhole && found.tags.length > 0) lines.push(problem("page-settings", "server is missing"));
  if (given && !isSameServer(given, server))
    lines.push(problem("page-settings", `server is ${given}, looked at is ${server}`));
  const names = Object.keys(values).join(", ");
  return lines.length > 0
    ? lines
    : [ok("page-settings", isWhole ? names : `${names}; what a script computes is not seen`)];
}
