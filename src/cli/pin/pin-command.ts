import { relative } from "node:path";
import { UsageError } from "../../hosting/usage-error.ts";
import { readParent, readServer } from "../../hosting/web-address.ts";
import { readOptions } from "../read-options.ts";
import { pin } from "./pin.ts";

const HELP = `Usage: prechat pin --server URL --parents "URL…" --out DIR

Writes a folder that is ready to be copied to a web server: the built files, with the workspace and the sites pinned in
the frame's document, and a policy for it. Beside it, in DIR-headers, the configurations for nginx and Caddy; _headers
is in the folder itself, where static hosts look for it. The same command again refreshes both.

  --server URL     address of your workspace; may have a sub-path
  --parents "URL…" origins that may embed the frame, with spaces between them; "https://*.example.com" is every subdomain
  --out DIR        the folder`;

/** `prechat pin`. @returns The exit code. */
export function runPin(args: string[], dist: string): number {
  const { values } = readOptions({
    args,
    options: {
      server: { type: "string" },
      parents: { type: "string", multiple: true },
      out: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const { server, parents = [], out } = values;
  const origins = parents.flatMap((text) => text.split(/\s+/)).filter(Boolean);
  if (!server || origins.length === 0 || !out)
    throw new UsageError(`--server, --parents and --out are needed.\n\n${HELP}`);
  const pinned = pin({ dist, out, server: readServer("--server", server), parents: origins.map(readParent) });
  const show = (path: string) => relative(process.cwd(), path) || path;
  console.log(`${show(pinned.files)}: copy it to your web server.`);
  console.log(`${show(pinned.headers)}: what the web server has to be told. Take the one that is yours.`);
  return 0;
}
