import { createHash } from "node:crypto";
import { type Finding, ok, problem } from "../finding.ts";
import type { PageView } from "./look.ts";

/** Whether the hash on the tag is that of the script, and the browser is allowed to compare it. */
export function checkIntegrity({ url, found, loader }: PageView): Finding[] {
  const [tag] = found.tags;
  if (!tag) return [ok("page-integrity", "there is no script to compare")];
  if (loader?.kind !== "answer") return [];
  const { integrity, crossorigin, type } = tag.attributes;
  const isShared = crossorigin !== undefined || type === "module";
  const isForeign = tag.src.origin !== url.origin;
  const allowed = loader.headers.get("access-control-allow-origin");
  if (isForeign && isShared && allowed !== "*" && allowed !== url.origin) {
    return [problem("page-integrity", `the host of ${tag.src.href} sends no Access-Control-Allow-Origin`)];
  }
  if (!integrity?.trim()) return [ok("page-integrity", "the tag has none")];
  if (isForeign && !isShared)
    return [problem("page-integrity", "the tag has no crossorigin: browsers refuse the script")];
  const hashes = integrity.split(/\s+/).filter((hash) => /^sha(256|384|512)-/.test(hash));
  const isRight = hashes.some((hash) => hash === hashOf(loader.body, hash.slice(0, "sha384".length)));
  return isRight || hashes.length === 0
    ? [ok("page-integrity", "it is the hash of the script")]
    : [problem("page-integrity", `${integrity} is another script's: this one's is ${hashOf(loader.body, "sha384")}`)];
}

function hashOf(body: Uint8Array, algorithm: string): string {
  return `${algorithm}-${createHash(algorithm).update(body).digest("base64")}`;
}
