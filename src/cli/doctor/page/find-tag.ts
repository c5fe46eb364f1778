import { type Element, elementsOf } from "../look/html.ts";

/** How the widget stands in a page's markup. */
export interface Found {
  /** Our script tags that a browser runs. */
  tags: Tag[];
  /** The frame as an iframe of the page's own. */
  frames: URL[];
  /** Script tags of ours that a browser does not run, by why. */
  heldBack: string[];
  /** Scripts that have our attributes and another address: an optimiser has put ours into them. */
  moved: string[];
  /** Whether an inline script names our file: it may add the tag by itself. */
  isAddedByScript: boolean;
  /** Whether the workspace's own widget is there. */
  hasOfficial: boolean;
  hasTagManager: boolean;
  /** The texts of all inline scripts. */
  scripts: string[];
}

export interface Tag {
  src: URL;
  attributes: Element["attributes"];
}

const RUNS = /^((text|application)\/(x-)?(java|ecma)script|module|)$/i;

export function findTag(html: string, page: URL): Found {
  const [base] = elementsOf(html, "base");
  const start = new URL(base?.attributes.href ?? "", page);
  const scripts = elementsOf(html, "script");
  const at = (address: string | undefined) =>
    address && URL.canParse(address, start) ? new URL(address, start) : null;
  const tags = scripts.flatMap(({ attributes }) => {
    const src = at(attributes.src);
    return src && isOurs(src.pathname) && RUNS.test(attributes.type ?? "") ? [{ src, attributes }] : [];
  });
  const others = scripts.filter(({ attributes }) => !tags.some((tag) => tag.attributes === attributes));
  const inline = scripts.filter(({ attributes }) => attributes.src === undefined).map(({ text }) => text);
  return {
    tags,
    frames: elementsOf(html, "iframe").flatMap(({ attributes }) => {
      const src = at(attributes.src);
      return src && /\/frame\/(index\.html)?$/.test(src.pathname) && src.searchParams.has("server") ? [src] : [];
    }),
    heldBack: others.filter(isHeldBack).map(({ attributes }) => attributes.type ?? "data-src"),
    moved: others
      .flatMap(({ attributes }) => (attributes["data-server"] && attributes.src ? [attributes.src] : []))
      .filter((src) => !isOurs(src)),
    isAddedByScript: inline.some((text) => text.includes("prechat.js")),
    hasOfficial: scripts.some(({ attributes, text }) =>
      /rocketchat-livechat(\.min)?\.js/.test(text + (attributes.src ?? "")),
    ),
    hasTagManager: scripts.some(({ attributes, text }) =>
      /googletagmanager\.com|matomo.*container/.test(text + (attributes.src ?? "")),
    ),
    scripts: inline,
  };
}

const isOurs = (path: string) => /(^|\/)prechat\.js($|\?)/.test(path);

/** Consent tools and optimisers keep the address, and change the type or the attribute's name. */
function isHeldBack({ attributes }: Element): boolean {
  return Object.entries(attributes).some(([name, value = ""]) => /src$/.test(name) && isOurs(value));
}
