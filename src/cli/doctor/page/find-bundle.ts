import { ask } from "../look/ask.ts";

/** A page is asked for its scripts, and each host for a few of them. */
const MOST_SCRIPTS = 5;

/** A script of the page's that ours is a part of. */
export interface Bundle {
  src: string;
  /** What a tag names, which looks for settings on it; or the module of the npm package, which is given them. */
  holds: "loader" | "module";
}

/** Looks into a page's first scripts, where its markup has no tag of ours. */
export async function findBundle(scripts: URL[]): Promise<Bundle | null> {
  const sources = scripts.slice(0, MOST_SCRIPTS);
  const replies = await Promise.all(sources.map((src) => ask(src.href, { redirect: "follow" })));
  const texts = replies.map((reply) => (reply.kind === "answer" && reply.status === 200 ? reply.text : ""));
  const index = texts.findIndex((text) => text.includes("[prechat]"));
  const src = sources[index]?.href;
  // The loader alone knows the name of its own file.
  return src ? { src, holds: /["'`]prechat\.js["'`]/.test(texts[index] ?? "") ? "loader" : "module" } : null;
}
