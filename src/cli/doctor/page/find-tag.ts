import { type Element, elementsOf } from "../look/html.ts";

/** How the widget stands in a page's markup. */
export interface Found {
  /** Our script tags that a browser runs. */
  tags: Tag[];
  /** The frame as an iframe of the page's own. */
  frames: DirectFrame[];
  /** Script tags of ours that a browser does not run, by why. */
  heldBack: string[];
  /** Scripts that have our attributes and another address: an optimiser has put ours into them. */
  moved: string[];
  /** The page's other scripts. */
  others: URL[];
  /** A script that an optimiser has made of many, ours perhaps: it leaves no attribute of theirs. */
  merged: string | null;
  /** Whether an inline script names our file: it may add the tag by itself. */
  isAddedByScript: boolean;
  /** Whether the workspace's own widget is there. */
  hasOfficial: boolean;
  hasTagManager: boolean;
  /** All inline scripts. */
  scripts: InlineScript[];
}

export interface InlineScript {
  text: string;
  attributes: Element["attributes"];
}

export interface Tag {
  src: URL;
  attributes: Element["attributes"];
}

/** An iframe of the page's own, without the loader. */
export interface DirectFrame {
  src: URL;
  attributes: Element["attributes"];
}

const RUNS = /^(((text|application)\/(x-)?(java|ecma)|text\/(j|live))script|text\/javascript1\.[0-5]|module|)$/i;

export function findTag(html: string, page: URL): Found {
  const start = baseOf(html, page);
  const scripts = elementsOf(html, "script");
  const at = (address: string | undefined) => {
    const url = address && URL.canParse(address, start) ? new URL(address, start) : null;
    return url && /^https?:$/.test(url.protocol) ? url : null;
  };
  const tags = scripts.flatMap(({ attributes }) => {
    const src = at(attributes.src);
    return src && isOurs(src.pathname) && isRun(attributes) ? [{ src, attributes }] : [];
  });
  const others = scripts.filter(({ attributes }) => !tags.some((tag) => tag.attributes === attributes));
  const inline = scripts.filter(({ attributes }) => attributes.src === undefined);
  return {
    tags,
    frames: elementsOf(html, "iframe").flatMap(({ attributes }) => {
      const src = at(attributes.src);
      return src && isFrame(src) ? [{ src, attributes }] : [];
    }),
    heldBack: others.filter(isHeldBack).map(({ attributes }) => whatHolds(attributes)),
    moved: others
      .flatMap(({ attributes }) => (attributes["data-server"] && attributes.src ? [attributes.src] : []))
      .filter((src) => !isOurs(src)),
    others: others.filter(({ attributes }) => isRun(attributes)).flatMap(({ attributes }) => at(attributes.src) ?? []),
    merged: scripts.map(({ attributes }) => attributes.src ?? "").find((src) => BUNDLE.test(src)) ?? null,
    isAddedByScript: inline.some((script) => isRun(script.attributes) && namesUs(script)),
    hasOfficial: scripts.some(({ attributes, text }) =>
      /rocketchat-livechat(\.min)?\.js/.test(text + (attributes.src ?? "")),
    ),
    hasTagManager: scripts.some(({ attributes, text }) =>
      /googletagmanager\.com|matomo.*container/.test(text + (attributes.src ?? "")),
    ),
    scripts: inline,
  };
}

/** Where Autoptimize, WP Rocket, LiteSpeed, W3 Total Cache, SiteGround, PageSpeed and Magento keep theirs. */
const BUNDLE =
  /\/(autoptimize|litespeed\/js|cache\/(min|minify)|siteground-optimizer-assets|_cache\/merged)\/|\.pagespeed\.jc\./;

/** The first one with an address counts; one that is no address counts for none. */
function baseOf(html: string, page: URL): URL {
  const href = elementsOf(html, "base").find(({ attributes }) => attributes.href !== undefined)?.attributes.href ?? "";
  return URL.canParse(href, page) ? new URL(href, page) : page;
}

/** Of today's browsers none runs what is for those without modules. */
function isRun({ type = "", nomodule }: Element["attributes"]): boolean {
  return RUNS.test(type.trim()) && nomodule === undefined;
}

/** A pinned frame needs no workspace in its address. */
function isFrame({ pathname, searchParams }: URL): boolean {
  return pathname.endsWith("/frame/index.html") || (pathname.endsWith("/frame/") && searchParams.has("server"));
}

function whatHolds({ type, nomodule, src }: Element["attributes"]): string {
  if (nomodule !== undefined && RUNS.test(type ?? "")) return "nomodule";
  return type ?? src ?? "data-src";
}

const isOurs = (path: string) => /(^|\/)prechat\.js($|\?)/.test(path);

/** It may add the tag by itself. */
const namesUs = ({ text }: Pick<Element, "text">) => text.includes("prechat.js");

/** Consent tools and optimisers keep the address, and change the type or the attribute's name. */
function isHeldBack({ attributes, text }: Element): boolean {
  if (attributes.src === undefined && !isRun(attributes) && !/json/.test(attributes.type ?? "") && namesUs({ text }))
    return true;
  return Object.entries(attributes).some(([name, value = ""]) => /src$/.test(name) && isOurs(value));
}
