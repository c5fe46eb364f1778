import { ask, type Reply } from "../look/ask.ts";
import { type Bundle, findBundle } from "./find-bundle.ts";
import { type Found, findTag } from "./find-tag.ts";
import { type PageSettings, readPageSettings } from "./page-settings.ts";

/** A page, as it answers whoever has no cookie of it. */
export interface PageView {
  url: URL;
  reply: Reply;
  found: Found;
  settings: PageSettings;
  /** The script that the page's first tag names, asked for as the page would. */
  loader: Reply | null;
  /** Where ours is a part of another script; looked for where the markup tells nothing of it. */
  bundle: Bundle | null;
  /** Where the page's frame is. */
  frame: URL | null;
}

export async function lookAtPage(given: URL): Promise<PageView> {
  const reply = await ask(given.href, { redirect: "follow", headers: { Accept: "text/html" } });
  const url = reply.kind === "answer" ? new URL(reply.url) : given;
  const found = findTag(reply.kind === "answer" && reply.status === 200 ? reply.text : "", url);
  const settings = readPageSettings(found);
  const [tag] = found.tags;
  const loader = tag ? await ask(tag.src.href, { redirect: "follow", headers: { Origin: url.origin } }) : null;
  const { tags, frames, moved, heldBack, others } = found;
  const isTold = [tags, frames, moved, heldBack].some((all) => all.length > 0);
  const bundle = isTold ? null : await findBundle(others);
  return { url, reply, found, settings, loader, bundle, frame: frameOf(found, settings, url) };
}

function frameOf({ tags: [tag], frames }: Found, { values }: PageSettings, page: URL): URL | null {
  const { frame } = values;
  const given = typeof frame === "string" && URL.canParse(frame, page) ? new URL(frame, page) : null;
  // What is no address of a server is told of as a setting.
  if (given && /^https?:$/.test(given.protocol)) return given;
  return tag ? new URL("frame/index.html", tag.src) : (frames[0]?.src ?? null);
}
