import { createHash } from "node:crypto";
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
  return firstRefusal(policies, directive, (sources) => {
    const isByItself = directive === "script-src" ? isVouchedFor(sources, credentials) : null;
    return isByItself ?? sources.some((source) => matchesSource(source, url, self));
  });
}

/** The directive of the first policy that does not let an inline script run; `null` when all do. */
export function inlineRefusalOf(policies: Policy[], text: string, nonce: string | undefined): string | null {
  const hashes = ["sha256", "sha384", "sha512"].map(
    (algorithm) => `${algorithm}-${createHash(algorithm).update(text).digest("base64")}`,
  );
  return firstRefusal(policies, "script-src", (sources) => {
    // Beside a nonce, a hash or "strict-dynamic" browsers leave "unsafe-inline" out.
    const isStrict = sources.some((source) => /^'(nonce-|sha\d+-|strict-dynamic')/i.test(source));
    return (
      (!isStrict && sources.some((source) => source.toLowerCase() === "'unsafe-inline'")) ||
      isVouchedFor(sources, { nonce }) === true ||
      hashes.some((hash) => sources.includes(`'${hash}'`))
    );
  });
}

/** The directive, or the one that stands in for it, of the first policy whose sources don't allow it. */
function firstRefusal(
  policies: Policy[],
  directive: Directive,
  isAllowed: (sources: string[]) => boolean,
): string | null {
  for (const policy of policies) {
    const name = FALLBACKS[directive]?.find((name) => policy.has(name));
    const sources = name && policy.get(name);
    if (sources && !isAllowed(sources)) return `${name} ${sources.join(" ")}`.trim();
  }
  return null;
}

/** Whether a script may run wherever it comes from; `null` where that depends on its address. */
function isVouchedFor(sources: string[], { nonce, integrity, isInserted }: Credentials): boolean | null {
  if (nonce && sources.some((source) => source.replace(/^'nonce-/i, "'nonce-") === `'nonce-${nonce}'`)) return true;
  const hashes = integrity?.split(/\s+/).filter(Boolean) ?? [];
  if (hashes.length > 0 && hashes.every((hash) => sources.includes(`'${hash}'`))) return true;
  return sources.some((source) => source.toLowerCase() === "'strict-dynamic'") ? isInserted === true : null;
}
