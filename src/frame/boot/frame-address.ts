import { matchesOrigin } from "../../protocol/origin-pattern.ts";
import { factsOf, kebab, SETTING_NAMES } from "../../protocol/setting-facts.ts";
import { SNAPSHOT_ID } from "../../protocol/snapshot.ts";

export interface FrameAddress {
  parentOrigin: string | null;
  /** What the loader says of the page's language, so that the texts are asked for before the page is heard. */
  lang: string | null;
  settings: Record<string, unknown>;
}

/**
 * Settings from the frame's own address, for a page that embeds it without the loader: those that may be parameters,
 * by the names of the script tag's attributes. Never personal data.
 */
export function readAddress(search: string): FrameAddress {
  const query = new URLSearchParams(search);
  const settings: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const value = factsOf(name).isParameter && query.get(kebab(name));
    if (value) settings[name] = value;
  }
  return { parentOrigin: query.get("parent"), lang: query.get("lang"), settings };
}

/** What the deployer fixed in the frame's own HTML. */
export interface Pins {
  server: string | undefined;
  /** Whether the origins that may embed the frame are named. */
  hasParents: boolean;
  isAllowedParent(origin: string): boolean;
  /** What is written there of the workspace's configuration, as JSON. */
  snapshot: string | undefined;
}

export function readPins(document: Document): Pins {
  const content = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content.trim();
  const parents = content("prechat-parents")?.split(/\s+/).filter(Boolean);
  return {
    server: content("prechat-server") || undefined,
    snapshot: document.getElementById(SNAPSHOT_ID)?.textContent ?? undefined,
    hasParents: Boolean(parents?.length),
    isAllowedParent: (origin) => !parents?.length || parents.some((pattern) => matchesOrigin(pattern, origin)),
  };
}

/** A workspace's address without query, hash and trailing slash; `null` when it isn't one. */
export function normalizeServer(address: unknown): string | null {
  try {
    const { protocol, origin, pathname } = new URL(String(address));
    return /^https?:$/.test(protocol) ? origin + pathname.replace(/\/+$/, "") : null;
  } catch {
    return null;
  }
}

/** The origin of the page around the frame, or an empty string when the browser doesn't tell. */
export function embedderOrigin(): string {
  if (parent === window) return location.origin;
  const { ancestorOrigins } = location as { ancestorOrigins?: DOMStringList };
  return ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
}
