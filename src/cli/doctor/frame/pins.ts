import { matchesOrigin } from "../../../protocol/origin-pattern.ts";
import { type Finding, ok, problem, warning } from "../finding.ts";
import type { Answer } from "../look/ask.ts";
import { elementsOf } from "../look/html.ts";
import { isSameServer } from "../look/same-server.ts";

/** What the deployer fixed in the document. */
export function checkPins({ text }: Answer, server: string, pages: URL[]): Finding[] {
  const metas = elementsOf(text, "meta");
  const pin = (name: string) => metas.find(({ attributes }) => attributes.name === name)?.attributes.content ?? "";
  const pinned = pin("prechat-server").trim();
  const parents = pin("prechat-parents").split(/\s+/).filter(Boolean);
  if (pinned && !isSameServer(pinned, server)) return [problem("frame-pins", `pinned to another workspace: ${pinned}`)];
  const strangers = pages.filter(({ origin }) => !parents.some((parent) => matchesOrigin(parent, origin)));
  if (parents.length > 0 && strangers.length > 0) {
    return [problem("frame-pins", `${strangers.map(({ origin }) => origin).join(", ")} is not among prechat-parents`)];
  }
  if (!pinned) return [warning("frame-pins", "no workspace is pinned: the frame shows a form for any")];
  return parents.length > 0
    ? [ok("frame-pins", `pinned to ${pinned}, for ${parents.join(" ")}`)]
    : [warning("frame-pins", `pinned to ${pinned}, for every page`)];
}
