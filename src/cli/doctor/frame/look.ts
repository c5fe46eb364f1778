import { readSnapshotOf } from "../../snapshot-of.ts";
import { findNamedFiles } from "../../window-files.ts";
import { ask, type Reply } from "../look/ask.ts";
import { elementsOf } from "../look/html.ts";
import { parseObject } from "../look/json-value.ts";

/** Files are asked for so many at a time. */
const AT_A_TIME = 6;

/** The host of the widget's files, as it answers. */
export interface FrameView {
  /** Of `frame/index.html`, as it was given. */
  url: URL;
  document: Reply;
  /** The hashes of the build by file name; `null` when the host does not have them. */
  integrity: Record<string, string> | null;
  /** Every file that visitors may be sent, by its name below the folder of the build. */
  files: Map<string, Reply>;
  /** What the workspace's own widget loads first; none where the document says nothing of it. */
  windowFiles: string[];
}

/**
 * Asks for the document, for the list of what was built, and once for each file that visitors are sent.
 *
 * @param server Address of the workspace: where the document names files of its widget, it is asked for those of today.
 */
export async function lookAtFrame(url: URL, pageOrigin: string | null, server: string): Promise<FrameView> {
  // Some hosts redirect to the folder, and keep the query.
  const document = await ask(url.href, { redirect: "follow" });
  if (document.kind === "silence") return { url, document, integrity: null, files: new Map(), windowFiles: [] };
  // Browsers look for the files from where the redirect has led.
  const start = new URL(document.url).origin === url.origin ? new URL(document.url) : url;
  const folder = new URL("../", start);
  const list = await ask(new URL("integrity.json", folder).href);
  const integrity = list.kind === "answer" && list.status === 200 ? readHashes(list.text) : null;
  const names = new Set([...Object.keys(integrity ?? {}).filter(isSent), ...LOADER, ...assetsOf(document)]);
  const headers = pageOrigin ? { Origin: pageOrigin } : {};
  const snapshot = document.status === 200 ? readSnapshotOf(document.text) : null;
  return {
    ...{ url, document, integrity },
    files: await askEach([...names], start, headers),
    windowFiles: snapshot?.windowFiles?.length ? await findNamedFiles(server) : [],
  };
}

const LOADER = ["prechat.js", "prechat-panel.js"];

/** Not the document, which is pinned, nor what only bundlers and this command read. */
const isSent = (name: string) => /^([\w-]+\.js|frame\/assets\/.*)$/.test(name);

function readHashes(text: string): Record<string, string> | null {
  const entries = Object.entries(parseObject(text) ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].includes(".."),
  );
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** The assets that the document names, by their names below the folder of the build. */
export function assetsOf(document: Reply): string[] {
  if (document.kind !== "answer") return [];
  const addresses = elementsOf(document.text, "script", "link").map(
    ({ attributes }) => attributes.src ?? attributes.href ?? "",
  );
  return addresses.flatMap((address) => {
    const [, name] = /^\.\/(assets\/[\w.-]+)$/.exec(address) ?? [];
    return name ? [`frame/${name}`] : [];
  });
}

async function askEach(names: string[], start: URL, headers: Record<string, string>): Promise<Map<string, Reply>> {
  const replies = new Map<string, Reply>();
  const left = [...names];
  let silence: Reply | undefined;
  const work = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      // A host that has let one wait is not asked for the others: each would take as long.
      const reply = silence ?? (await ask(addressOf(name, start), { headers }));
      if (reply.kind === "silence") silence = reply;
      replies.set(name, reply);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return replies;
}

/** The document names its assets from where it is itself, and what is beside its folder is found from there. */
function addressOf(name: string, document: URL): string {
  return new URL(name.startsWith("frame/") ? name.replace("frame/", "./") : `../${name}`, document).href;
}
