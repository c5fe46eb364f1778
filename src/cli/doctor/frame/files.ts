import { createHash } from "node:crypto";
import { type Finding, ok, problem, unseen, warning } from "../finding.ts";
import { type Answer, isCertificate, type Reply } from "../look/ask.ts";
import { versionFinding } from "../look/version-in.ts";
import { assetsOf, type FrameView } from "./look.ts";

/** Whether the document is ours. */
export function checkDocument({ url, document }: FrameView): Finding[] {
  if (document.kind === "silence") {
    return [(isCertificate(document) ? problem : unseen)("frame-reached", `${url.origin}: ${document.reason}`)];
  }
  const { origin } = new URL(document.url);
  if (origin !== url.origin) return [problem("frame-reached", `${url.origin} redirects to ${origin}`)];
  if (document.status !== 200) return [problem("frame-reached", `${url.href} answers HTTP ${document.status}`)];
  if (assetsOf(document).length === 0)
    return [problem("frame-reached", `${url.href} is another page than the frame's`)];
  return [ok("frame-reached", `${url.href} is there`)];
}

/** Whether all files are there, unchanged, and of one build. */
export function checkFiles({ document, integrity, files }: FrameView): Finding[] {
  const silent = [...files.values()].find((reply) => reply.kind === "silence");
  if (silent?.kind === "silence") return [unseen("frame-files", `${silent.url}: ${silent.reason}`)];
  const missing = namesOf(files, (reply) => !isThere(reply));
  if (missing.length > 0) return [problem("frame-files", `missing: ${some(missing)}`)];
  const there = ok("frame-files", `${files.size} are there`);
  if (!integrity) return [there, warning("frame-build", "integrity.json is not there: nothing to compare with")];
  const strange = namesOf(
    files,
    (reply, name) => isThere(reply) && name in integrity && integrity[name] !== integrityOf(reply),
  );
  if (strange.length > 0) return [there, problem("frame-build", `not as integrity.json has it: ${some(strange)}`)];
  const unknown = assetsOf(document).filter((name) => !integrity[name]);
  return unknown.length > 0
    ? [there, problem("frame-build", `frame/index.html is of another build: it names ${some(unknown)}`)]
    : [there, ok("frame-build", "they are of one build")];
}

const TYPES: [ending: RegExp, type: RegExp][] = [
  [/\.js$/, /javascript/],
  [/\.css$/, /^text\/css/],
];

/** Browsers run no module, apply no style sheet and show no page of another type. */
export function checkTypes({ document, files }: FrameView): Finding[] {
  const wrong = [
    ...typeFaultOf(document),
    ...[...files].flatMap(([name, reply]) => {
      const [, wanted] = TYPES.find(([ending]) => ending.test(name)) ?? [];
      const type = isThere(reply) ? (reply.headers.get("content-type") ?? "none") : null;
      return wanted && type !== null && !wanted.test(type) ? [`${name} (${type})`] : [];
    }),
  ];
  return wrong.length > 0
    ? [problem("frame-types", `wrong for ${some(wrong)}`)]
    : [ok("frame-types", "scripts and style sheets have theirs")];
}

/** Of the document none is one that browsers find out; a download is shown by none. */
function typeFaultOf(document: Reply): string[] {
  if (document.kind !== "answer") return [];
  const type = document.headers.get("content-type") ?? "text/html";
  const isDownload = /^attachment\b/i.test(document.headers.get("content-disposition") ?? "");
  return isDownload || !/html/.test(type) ? [`frame/index.html (${isDownload ? "attachment" : type})`] : [];
}

/** Servers leave out what is small: CDNs below one kilobyte or two. */
const WORTH_BYTES = 2_000;

export function checkCompression({ files }: FrameView): Finding[] {
  const plain = namesOf(
    files,
    (reply, name) =>
      isThere(reply) &&
      /\.(js|css)$/.test(name) &&
      reply.body.length > WORTH_BYTES &&
      !reply.headers.has("content-encoding"),
  );
  return plain.length > 0
    ? [warning("frame-compression", `${some(plain)} as they are: three times the bytes`)]
    : [ok("frame-compression", "scripts are compressed")];
}

export function checkVersion({ files }: FrameView): Finding[] {
  const loader = files.get("prechat.js");
  if (!loader || !isThere(loader)) return [];
  return [versionFinding("frame-version", loader.text)];
}

function integrityOf({ body }: Answer): string {
  return `sha384-${createHash("sha384").update(body).digest("base64")}`;
}

/** A host that answers its start page for whatever is missing has nothing there. */
export function isThere(reply: Reply): reply is Answer {
  return reply.kind === "answer" && reply.status === 200 && !reply.headers.get("content-type")?.includes("html");
}

function namesOf(files: FrameView["files"], isMeant: (reply: Reply, name: string) => boolean): string[] {
  return [...files].filter(([name, reply]) => isMeant(reply, name)).map(([name]) => name);
}

const MOST_NAMES = 3;

function some(names: string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
