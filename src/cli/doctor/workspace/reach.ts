import { type Finding, ok, problem, unseen, warning } from "../finding.ts";
import { isCertificate } from "../look/ask.ts";
import { configOf, isHtml, versionOf, type WorkspaceView } from "./look.ts";

/** Whether there is a workspace at the address, and what is in the way. */
export function checkReach(view: WorkspaceView): Finding[] {
  const { server, config } = view;
  if (config.kind === "silence") {
    const check = isCertificate(config) ? "workspace-certificate" : "workspace-reached";
    return [(check === "workspace-certificate" ? problem : unseen)(check, `${server}: ${config.reason}`)];
  }
  const findings = [ok("workspace-reached", `${server} answers`)];
  if (server.startsWith("https:")) findings.push(ok("workspace-certificate", "it is valid"));
  const { status, headers } = config;
  const target = headers.get("location");
  if (status >= 300 && status < 400 && target) {
    findings.push(problem("workspace-address", `it redirects to ${new URL(target, config.url).origin}`));
  } else if (versionOf(view.root)) {
    findings.push(problem("workspace-address", `the workspace is at ${new URL(server).origin}, without the path`));
  } else if (status === 429) {
    findings.push(unseen("rate-limits", "the limit of this network address is used up: ask again in a minute"));
  } else if (isHtml(config)) {
    findings.push(problem("workspace-proxy", `it answers a page (HTTP ${status}) where the API should be`));
  } else if (!configOf(config)) {
    findings.push(problem("workspace-proxy", `it answers HTTP ${status}, and no configuration`));
  }
  return findings;
}

/** What browsers call mixed content. Pages on this machine are excepted. */
export function checkEncryption(server: string, around: URL[]): Finding[] {
  const { protocol, hostname } = new URL(server);
  if (protocol === "https:") return [];
  const secure = around.find((url) => url.protocol === "https:");
  if (secure) return [problem("workspace-https", `${server} is http, ${secure.origin} is https`)];
  const isLocal = /^(localhost|127\.[\d.]+|\[::1\])$|\.localhost$/.test(hostname);
  return isLocal ? [] : [warning("workspace-https", `${server} is http: what visitors type travels as it is`)];
}

const MAJORS = { oldest: 5, newest: 8 };

export function checkVersion({ info }: WorkspaceView): Finding[] {
  const version = versionOf(info);
  if (!version) return [warning("workspace-version", "the workspace does not tell it")];
  const major = Number.parseInt(version, 10);
  const isKnown = major >= MAJORS.oldest && major <= MAJORS.newest;
  return [(isKnown ? ok : warning)("workspace-version", `Rocket.Chat ${version}`)];
}
