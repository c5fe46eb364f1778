import headersFile from "./hosts/_headers?raw";
import caddyfile from "./hosts/Caddyfile?raw";
import nginxBeside from "./hosts/nginx-beside.conf?raw";
import nginxStatic from "./hosts/nginx-static.conf?raw";
import type { Pins } from "./pins.ts";

/** The configurations of `docs/deploy.md`: the examples there are what the tests serve the widget with. */
const HOSTS = {
  "nginx-static.conf": nginxStatic,
  "nginx-beside.conf": nginxBeside,
  Caddyfile: caddyfile,
  _headers: headersFile,
};

export type HostFile = keyof typeof HOSTS;

/** What stands in the configurations as an example: an origin before the host that is a part of it. */
const EXAMPLES = /https:\/\/www\.example\.com https:\/\/\*\.example\.com|(?:https:\/\/)?chat\.example\.com/g;

/** A configuration with the pinned places in it, instead of the examples. */
export function hostHeaders({ server, parents }: Pins): Record<HostFile, string> {
  const { origin, host } = new URL(server);
  const placeOf = (example: string) => {
    if (example.includes(" ")) return parents.join(" ");
    return example.startsWith("https:") ? origin : host;
  };
  // In one go: what is filled in may hold an example's name, as mychat.example.com does.
  const filled = Object.entries(HOSTS).map(([name, text]) => [name, text.replaceAll(EXAMPLES, placeOf)]);
  return Object.fromEntries(filled) as Record<HostFile, string>;
}
