import type { Pins } from "../../../hosting/pins.ts";
import { readParent, readServer } from "../../../hosting/web-address.ts";
import type { Site } from "./site.ts";

/** What is pinned, read as the command line reads it. @throws {UsageError} */
export function pinsOf({ server, parents }: Site): Pins {
  return {
    server: readServer("--server", server),
    parents: parents.split(/\s+/).filter(Boolean).map(readParent),
  };
}

/** @throws {UsageError} */
export function pinCommand(site: Site): string {
  const { server, parents } = pinsOf(site);
  return `npx prechat pin --server ${quoted(server)} --parents "${parents.join(" ")}" --out public/prechat`;
}

/** For the shell: a path may have signs in it that mean something there. */
function quoted(text: string): string {
  return /^[\w:/.[\]~%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
