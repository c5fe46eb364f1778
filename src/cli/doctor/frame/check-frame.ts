import type { Finding } from "../finding.ts";
import { checkCaching } from "./caching.ts";
import { checkEmbedding } from "./embedding.ts";
import { checkCompression, checkDocument, checkFiles, checkTypes, checkVersion } from "./files.ts";
import { checkFramePolicy } from "./frame-policy.ts";
import type { FrameView } from "./look.ts";
import { checkPins } from "./pins.ts";
import { checkSnapshot } from "./snapshot.ts";

/** Everything that the host of the files tells. */
export function checkFrame(view: FrameView, server: string, pages: URL[]): Finding[] {
  const reach = checkDocument(view);
  const { document } = view;
  if (document.kind === "silence" || reach.some(({ level }) => level !== "ok")) return reach;
  return [
    ...reach,
    ...checkFiles(view),
    ...checkVersion(view),
    ...checkTypes(view),
    ...checkCompression(view),
    ...checkCaching(view),
    ...checkEmbedding(document, pages),
    ...checkFramePolicy(document, server),
    ...checkPins(document, server, pages),
    ...checkSnapshot(document, view.windowFiles, server),
  ];
}
