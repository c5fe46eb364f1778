import { type Finding, ok, problem, warning } from "../finding.ts";
import type { Answer } from "../look/ask.ts";
import { policiesOf, refusalOf } from "../look/policy.ts";

/** Whether the pages may embed the frame, by its headers. */
export function checkEmbedding({ headers, text: html, url }: Answer, pages: URL[]): Finding[] {
  const policies = policiesOf({ headers, html });
  const isListed = policies.some((policy) => policy.has("frame-ancestors"));
  const frameOptions = headers.get("x-frame-options");
  if (!isListed && !frameOptions) {
    return [warning("frame-ancestors", "no header says who may embed the frame: everybody may")];
  }
  if (pages.length === 0) return [ok("frame-ancestors", "a header says who may; --page says for whom to look")];
  const self = new URL(url);
  return pages.map((page) => {
    // Browsers leave X-Frame-Options out where there is a list.
    const refusal = isListed
      ? refusalOf(policies, "frame-ancestors", new URL(page.origin), self)
      : refusedByFrameOptions(frameOptions ?? "", page, self);
    return refusal
      ? problem("frame-ancestors", `${page.origin} may not embed the frame: ${refusal}`)
      : ok("frame-ancestors", `${page.origin} may embed the frame`);
  });
}

function refusedByFrameOptions(value: string, page: URL, frame: URL): string | null {
  const words = new Set(value.split(",").map((word) => word.trim().toLowerCase()));
  const known = ["deny", "sameorigin", "allowall"].filter((word) => words.has(word));
  // Of more than one, known ones among them, browsers make the strictest; a single unknown one they leave out.
  const isDenied = words.has("deny") || (words.size > 1 && known.length > 0);
  const isRefused = isDenied || (words.has("sameorigin") && page.origin !== frame.origin);
  return isRefused ? `X-Frame-Options ${value}` : null;
}
