import { type Finding, ok, problem, warning } from "../finding.ts";
import type { Answer, Reply } from "../look/ask.ts";
import { isThere } from "./files.ts";
import type { FrameView } from "./look.ts";

const LOADER = "prechat.js";
const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

/** How long browsers keep each kind of file. */
export function checkCaching({ document, files }: FrameView): Finding[] {
  const there = [...files].filter((file): file is [string, Answer] => isThere(file[1]));
  const isAsset = (name: string) => name.startsWith("frame/assets/");
  return [
    ...checkScripts(there.filter(([name]) => !isAsset(name))),
    ...checkDocument(document),
    ...checkAssets(there.filter(([name]) => isAsset(name))),
  ];
}

/** Of those with fixed names the one that is kept longest tells when an upgrade has come to everybody. */
function checkScripts(scripts: [string, Answer][]): Finding[] {
  if (scripts.length === 0) return [];
  // Where all are the same it is the one that pages name.
  const inOrder = scripts.toSorted(([one], [other]) => Number(other === LOADER) - Number(one === LOADER));
  const lifetimes = inOrder.map(([name, { headers }]) => ({ name, seconds: lifetimeOf(headers) }));
  const unknown = lifetimes.find(({ seconds }) => seconds === null);
  const [longest] = lifetimes.toSorted((one, other) => (other.seconds ?? 0) - (one.seconds ?? 0));
  const seconds = longest?.seconds ?? 0;
  const seen = `${longest?.name} is kept ${inWords(seconds)}`;
  if (unknown && seconds <= DAY_S) {
    return [warning("caching-loader", `${unknown.name} has no Cache-Control: browsers guess`)];
  }
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

function checkAssets(assets: [string, Answer][]): Finding[] {
  if (assets.length === 0) return [];
  const seconds = Math.min(...assets.map(([, { headers }]) => lifetimeOf(headers) ?? 0));
  const seen = `frame/assets are kept ${inWords(seconds)}`;
  return [
    seconds < DAY_S ? warning("caching-assets", `${seen}: each visit fetches them again`) : ok("caching-assets", seen),
  ];
}

/** In seconds; `null` where the header does not say. */
function lifetimeOf(headers: Headers): number | null {
  const text = headers.get("cache-control")?.toLowerCase() ?? "";
  if (/no-cache|no-store/.test(text)) return 0;
  const [, seconds] = /max-age="?(\d+)/.exec(text) ?? [];
  if (seconds !== undefined) return Number(seconds);
  const expires = headers.get("expires");
  return expires === null ? null : lifetimeUntil(expires, headers.get("date"));
}

/** The older header. What is no date is past. */
function lifetimeUntil(expires: string, date: string | null): number {
  const ms = Date.parse(expires) - (Date.parse(date ?? "") || Date.now());
  return Math.max(0, Math.round(ms / 1_000)) || 0;
}

function inWords(seconds: number): string {
  if (seconds === 0) return "for no time";
  if (seconds < 60) return `for ${seconds} s`;
  if (seconds < HOUR_S) return `for ${Math.ceil(seconds / 60)} min`;
  return seconds < DAY_S ? `for ${Math.round(seconds / HOUR_S)} h` : `for ${Math.round(seconds / DAY_S)} days`;
}
