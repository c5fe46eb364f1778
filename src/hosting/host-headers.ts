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

/** A configuration with the pinned places in it, instead of the examples. */
export function hostHeaders({ server, parents }: Pins): Record<HostFile, string> {
  const { origin, host } = new URL(server);
  const filled = Object.entries(HOSTS).map(([name, text]) => [
    name,
    text
      .replaceAll("https://www.example.com https://*.example.com", () => parents.join(" "))
      .replaceAll("https://chat.example.com", () => origin)
      .replaceAll("chat.example.com", () => host),
  ]);
  return Object.fromEntries(filled) as Record<HostFile, string>;
}
