/** How a page of the customer's site carries the widget. */
export interface SitePageOptions {
  /**
   * `tag` writes the settings as attributes of the script tag, `queue` calls `Prechat("init", …)` before the
   * script is there, `none` leaves both to the test. Default: `queue` when there are settings, else `tag`.
   */
  script?: "tag" | "queue" | "none";
  /** Attributes of the script tag by their full names; `null` removes one that is there by default. */
  attributes?: Record<string, string | null>;
  /** What `init` is called with. `server` is filled in when it is left out. */
  settings?: object;
  /** Markup at the end of `<head>`. */
  head?: string;
  /** Markup between the page's content and the script tag. */
  body?: string;
  /** `lang` of the page. Default `en`. */
  lang?: string;
  title?: string;
}

/** Where the page finds the widget's files and the workspace. */
export interface SiteAddresses {
  /** Origin of the static host. */
  statics: string;
  /** Address of the workspace. */
  server: string;
}

const QUEUE_SNIPPET =
  "window.Prechat = window.Prechat || function () { (Prechat.q = Prechat.q || []).push(arguments) };";

/** A shop's page, as plain as such pages are underneath. */
export function sitePage(options: SitePageOptions, addresses: SiteAddresses): string {
  const { head = "", body = "", lang = "en", title = "Hollow Oak Bicycles" } = options;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/site.css">
<title>${escapeHtml(title)}</title>
${head}
</head>
<body>
<header><a href="/">Hollow Oak Bicycles</a> <nav><a href="/bikes">Bikes</a> <a href="/service">Service</a></nav></header>
<main>
<h1>Bicycles that last</h1>
<p>Built to order in our own workshop, and repaired there for as long as you ride them.</p>
<form role="search"><label>Search our shop <input name="q" type="search"></label> <button>Search</button></form>
<ul><li>Touring frame, 1,290</li><li>City bicycle, 890</li><li>Cargo bicycle, 2,450</li></ul>
</main>
<footer>Open from Tuesday to Saturday</footer>
${body}
${scriptOf(options, addresses)}
</body>
</html>
`;
}

function scriptOf({ script, attributes = {}, settings }: SitePageOptions, { statics, server }: SiteAddresses): string {
  const src = `${statics}/prechat.js`;
  switch (script ?? (settings ? "queue" : "tag")) {
    case "none":
      return "";
    case "tag":
      return tag({ async: "", src, "data-server": server, ...attributes });
    case "queue": {
      // "<" never ends the script element from inside a string.
      const json = JSON.stringify({ server, ...settings }).replaceAll("<", "\\u003c");
      return `<script>${QUEUE_SNIPPET}\nPrechat("init", ${json});</script>\n${tag({ async: "", src, ...attributes })}`;
    }
  }
}

function tag(attributes: Record<string, string | null>): string {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : value === "" ? [name] : [`${name}="${escapeHtml(value)}"`],
  );
  return `<script ${given.join(" ")}></script>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
