import { elementsOf } from "./html.ts";
import { matchesSource } from "./policy-source.ts";

/** One content security policy: directives by their names. Where a document has more than one, each has to allow. */
export type Policy = Map<string, string[]>;

/** A document, with what it was sent with. */
export interface Document {
  url: URL;
  headers: Headers;
  html: string;
}

/** The policies of a document: of its headers, which come joined by commas, and of its own `<meta>`. */
export function policiesOf({ headers, html }: Pick<Document, "headers" | "html">): Policy[] {
  const sent = headers.get("content-security-policy")?.split(",") ?? [];
  // A browser reads no `frame-ancestors`, `sandbox` and `report-uri` there.
  const own = elementsOf(html, "meta")
    .filter(({ attributes }) => attributes["http-equiv"]?.toLowerCase() === "content-security-policy")
    .map(({ attributes }) => parsePolicy(attributes.content ?? ""));
  for (const policy of own) for (const name of ["frame-ancestors", "sandbox"]) policy.delete(name);
  return [...sent.map(parsePolicy), ...own].filter((policy) => policy.size > 0);
}

function parsePolicy(text: string): Policy {
  const policy: Policy = new Map();
  for (const directive of text.split(";")) {
    const [name, ...values] = directive.trim().split(/\s+/);
    // Of two with the same name the first one counts.
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), values);
  }
  return policy;
}

/** Where a directive that is not there is looked for, in this order. */
const FALLBACKS: Record<string, string[]> = {
  "script-src": ["script-src-elem", "script-src", "default-src"],
  "style-src": ["style-src-elem", "style-src", "default-src"],
  "frame-src": ["frame-src", "child-src", "default-src"],
  "connect-src": ["connect-src", "default-src"],
  "frame-ancestors": ["frame-ancestors"],
};

export type Directive = "script-src" | "style-src" | "frame-src" | "connect-src" | "frame-ancestors";

/** A script tag may be allowed by what it carries, wherever it comes from. */
export interface Credentials {
  nonce?: string | undefined;
  integrity?: string | undefined;
  /** Added by a script that is allowed already, not by the document's markup. */
  isInserted?: boolean;
}

/** The directive of the first policy that does not allow the address, as it is written there; `null` when all do. */
export function refusalOf(
  policies: Policy[],
  directive: Directive,
  url: URL,
  self: URL,
  credentials: Credentials = {},
): string | null {
  for (const policy of policies) {
    const name = FALLBACKS[directive]?.find((name) => policy.has(name));
    const sources = name && policy.get(name);
    if (sources && !isAllowed(sources, url, self, credentials)) return `${name} ${sources.join(" ")}`.trim();
  }
  return null;
}

function isAllowed(sources: string[], url: URL, self: URL, { nonce, integrity, isInserted }: Credentials): boolean {
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
  const hashes = integrity?.split(/\s+/) ?? [];
  if (hashes.length > 0 && hashes.every((hash) => sources.includes(`'${hash}'`))) return true;
  if (sources.includes("'strict-dynamic'")) return isInserted === true;
  return sources.some((source) => matchesSource(source, url, self));
}
