import { type Finding, ok, problem, unseen, warning } from "../finding.ts";
import { type Answer, isCertificate } from "../look/ask.ts";
import { configOf, isHtml, strangePartOf, versionOf, type WorkspaceView } from "./look.ts";

/** Whether there is a workspace at the address, and what is in the way. */
export function checkReach(view: WorkspaceView): Finding[] {
  const { server, config } = view;
  if (config.kind === "silence") {
    const check = isCertificate(config) ? "workspace-certificate" : "workspace-reached";
    return [(check === "workspace-certificate" ? problem : unseen)(check, `${server}: ${config.reason}`)];
  }
  const findings = [ok("workspace-reached", `${server} answers`)];
  if (server.startsWith("https:")) findings.push(ok("workspace-certificate", "it is valid"));
  return [...findings, ...checkAnswer(view, config)];
}

/** Whether what answers is the workspace itself. */
function checkAnswer({ server, root }: WorkspaceView, config: Answer): Finding[] {
  const { status, headers } = config;
  const target = headers.get("location");
  if (status >= 300 && status < 400 && target) {
    return [problem("workspace-address", `it redirects to ${addressBehind(target, config.url)}`)];
  }
  if (versionOf(root)) {
    return [problem("workspace-address", `the workspace is at ${new URL(server).origin}, without the path`)];
  }
  const address = ok("workspace-address", "it is the workspace's own: nothing redirects");
  if (status === 429) {
    return [unseen("rate-limits", "the limit of this network address is used up: ask again in a minute")];
  }
  if (isHtml(config)) {
    return [problem("workspace-proxy", `it answers a page (HTTP ${status}) where the API should be`)];
  }
  if (!configOf(config)) return [problem("workspace-proxy", `it answers HTTP ${status}, and no configuration`)];
  const strange = strangePartOf(config);
  if (strange)
    return [problem("workspace-proxy", `the widget can't read what it answers: ${strange} is of another kind`)];
  return [address, ok("workspace-proxy", "the API answers, and nothing in its place")];
}

/** As it would be written for `server`, where what we asked for is kept in it. */
function addressBehind(target: string, asked: string): string {
  if (!URL.canParse(target, asked)) return `"${target}", which is no address`;
  const { origin, pathname } = new URL(target, asked);
  return origin + pathname.replace(/(\/api\/v1\/livechat\/config)?\/*$/, "");
}

/** What browsers call mixed content. Pages on this machine are excepted. */
export function checkEncryption(server: string, frame: URL | null, pages: URL[]): Finding[] {
  const isSecure = (url: URL) => url.protocol === "https:";
  const { protocol, hostname } = new URL(server);
  const page = pages.find(isSecure);
  if (frame && page && !isSecure(frame)) {
    return [problem("workspace-https", `the frame, ${frame.origin}, is http, ${page.origin} is https`)];
  }
  if (protocol === "https:") return [ok("workspace-https", "the workspace is asked with https")];
  const secure = page ?? (frame && isSecure(frame) ? frame : null);
  if (secure) return [problem("workspace-https", `${server} is http, ${secure.origin} is https`)];
  const isLocal = /^(localhost|127\.[\d.]+|\[::1\])$|\.localhost$/.test(hostname);
  return isLocal
    ? [ok("workspace-https", `${server} is on this machine, and needs none`)]
    : [warning("workspace-https", `${server} is http: what visitors type travels as it is`)];
}

const MAJORS = { oldest: 5, newest: 8 };

export function checkVersion({ info }: WorkspaceView): Finding[] {
  const version = versionOf(info);
  if (!version) return [warning("workspace-version", "the workspace does not tell it")];
  const major = Number.parseInt(version, 10);
  const isKnown = major >= MAJORS.oldest && major <= MAJORS.newest;
  return [(isKnown ? ok : warning)("workspace-version", `Rocket.Chat ${version}`)];
}
