import type { Site } from "./site.ts";

/** What a page's content security policy has to allow, beside what the page needs itself. */
export function pagePolicy({ server, files, settings }: Site): string {
  const hosts = [originOf(files)];
  const names = ["prechat"];
  // The workspace's own window runs its script on the page.
  if ((settings.handoff ?? "livechat") === "livechat") {
    hosts.push(originOf(server));
    names.push("prechat-livechat");
  }
  const sources = [...new Set(hosts)].join(" ");
  // The page itself asks whether somebody is there.
  const status = settings.away === "hide" ? `; connect-src ${originOf(server)}` : "";
  return `script-src ${sources}; frame-src ${sources}${status}

Where the page lists its Trusted Types policies, also:
trusted-types ${names.join(" ")}`;
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}
