import { type Finding, ok, problem, warning } from "../finding.ts";
import type { Reply } from "../look/ask.ts";
import { isThere } from "./files.ts";
import type { FrameView } from "./look.ts";

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

/** How long browsers keep each kind of file. */
export function checkCaching({ document, files }: FrameView): Finding[] {
  const asset = [...files].find(([name, reply]) => name.startsWith("frame/assets/") && isThere(reply))?.[1];
  return [...checkLoader(files.get("prechat.js")), ...checkDocument(document), ...checkAssets(asset)];
}

function checkLoader(reply: Reply | undefined): Finding[] {
  if (!reply || !isThere(reply)) return [];
  const seconds = lifetimeOf(reply.headers);
  if (seconds === null) return [warning("caching-loader", "prechat.js has no Cache-Control: browsers guess")];
  const seen = `prechat.js is kept ${inWords(seconds)}`;
  return [
    seconds > DAY_S
      ? problem("caching-loader", `${seen}: an upgrade does not reach visitors`)
      : ok("caching-loader", seen),
  ];
}

function checkDocument(reply: Reply): Finding[] {
  if (reply.kind !== "answer") return [];
  const seconds = lifetimeOf(reply.headers);
  if (seconds === null) return [warning("caching-document", "frame/index.html has no Cache-Control: browsers guess")];
  const seen = `frame/index.html is kept ${inWords(seconds)}`;
  return [
    seconds > HOUR_S
      ? problem("caching-document", `${seen}: it names the files of an old build`)
      : ok("caching-document", seen),
  ];
}

function checkAssets(reply: Reply | undefined): Finding[] {
  if (!reply || !isThere(reply)) return [];
  const seconds = lifetimeOf(reply.headers) ?? 0;
  const seen = `frame/assets are kept ${inWords(seconds)}`;
  return [
    seconds < DAY_S ? warning("caching-assets", `${seen}: each visit fetches them again`) : ok("caching-assets", seen),
  ];
}

/** In seconds; `null` where the header does not say. */
function lifetimeOf(headers: Headers): number | null {
  const text = headers.get("cache-control")?.toLowerCase() ?? "";
  if (/no-cache|no-store/.test(text)) return 0;
  const [, seconds] = /max-age=(\d+)/.exec(text) ?? [];
  return seconds === undefined ? null : Number(seconds);
}

function inWords(seconds: number): string {
  if (seconds === 0) return "for no time";
  if (seconds < HOUR_S) return `for ${Math.ceil(seconds / 60)} min`;
  return seconds < DAY_S ? `for ${Math.round(seconds / HOUR_S)} h` : `for ${Math.round(seconds / DAY_S)} days`;
}
