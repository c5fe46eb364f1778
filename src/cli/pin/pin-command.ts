import { relative } from "node:path";
import type { ConfigSnapshot } from "../../frame/workspace/schemas.ts";
import { UsageError } from "../../hosting/usage-error.ts";
import { readParent, readServer } from "../../hosting/web-address.ts";
import { readOptions } from "../read-options.ts";
import { keptSnapshot } from "./kept-snapshot.ts";
import { pin } from "./pin.ts";
import { takeSnapshot } from "./take-snapshot.ts";

const HELP = `Usage: prechat pin --server URL --parents "URL…" --out DIR

Writes a folder that is ready to be copied to a web server: the built files, with the workspace and the sites pinned in
the frame's document, a policy for it, and a snapshot of the workspace's configuration (departments, fields, texts),
from which the form is shown at once, with the names of the files that the workspace's own widget is made of. Beside it,
in DIR-headers, the configurations for nginx and Caddy; _headers is in the folder itself, where static hosts look for it.
The same command again refreshes all of it, every night for example: a snapshot is used for a week.

  --server URL     address of your workspace; may have a sub-path
  --parents "URL…" origins that may embed the frame, with spaces between them; "https://*.example.com" is every subdomain
  --out DIR        the folder
  --no-snapshot    asks the workspace nothing, and writes no snapshot`;

/** `prechat pin`. @returns The exit code. */
export async function runPin(args: string[], dist: string): Promise<number> {
  const { values } = readOptions({
    args,
    options: {
      server: { type: "string" },
      parents: { type: "string", multiple: true },
      out: { type: "string" },
      "no-snapshot": { type: "boolean" },
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
  const pins = { server: readServer("--server", server), parents: origins.map(readParent) };
  const snapshot = values["no-snapshot"] ? null : await newestSnapshot(pins.server, out);
  const pinned = pin({ dist, out, ...pins, snapshot });
  const show = (path: string) => relative(process.cwd(), path) || path;
  console.log(`${show(pinned.files)}: copy it to your web server.`);
  console.log(`${show(pinned.headers)}: what the web server has to be told. Take the one that is yours.`);
  return 0;
}

/** A workspace that does not answer tonight keeps nobody from a folder, nor from what it said last. */
async function newestSnapshot(server: string, out: string): Promise<ConfigSnapshot | null> {
  const kept = keptSnapshot(out, server);
  try {
    const taken = await takeSnapshot(server);
    return taken.windowFiles?.length ? taken : { ...taken, windowFiles: kept?.windowFiles ?? [] };
  } catch (error) {
    const rest = kept
      ? `the one of ${new Date(kept.takenAt).toISOString().slice(0, 10)} stays`
      : "the form waits for the workspace";
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`prechat: no new snapshot of ${server}: ${reason}. So ${rest}; run the command again.`);
    return kept;
  }
}
