import { leadsToLivechat } from "../../../protocol/leads-to-livechat.ts";
import { scriptTag } from "./script-tag.ts";
import type { Site } from "./site.ts";

/** What a page's content security policy has to allow, beside what the page needs itself. */
export function pagePolicy(site: Site): string {
  const { server, files, settings } = site;
  const hosts = [originOf(files)];
  const names = ["prechat"];
  // The workspace's own window runs its script on the page.
  if (leadsToLivechat(settings)) {
    hosts.push(originOf(server));
    names.push("prechat-livechat");
  }
  const sources = [...new Set(hosts)].join(" ");
  // The page itself asks whether somebody is there.
  const status = settings.away === "hide" ? `; connect-src ${originOf(server)}` : "";
  // What is no attribute stands in a script of the page's own.
  const inline = /^<script>/.test(scriptTag(site))
    ? "\n\nThe script with the settings needs the nonce of your policy, or a hash of its text."
    : "";
  return `script-src ${sources}; frame-src ${sources}${status}${inline}

Where the page lists its Trusted Types policies, also:
trusted-types ${names.join(" ")}`;
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}
