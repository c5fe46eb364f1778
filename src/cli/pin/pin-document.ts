import type { ConfigSnapshot } from "../../frame/workspace/schemas.ts";
import type { Pins } from "../../hosting/pins.ts";
import { SNAPSHOT_ID } from "../../protocol/snapshot.ts";

/** The policy that the frame runs under, without a violation; `frame-ancestors` works as a header only. */
function framePolicy({ server }: Pins): string {
  return `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${new URL(server).origin}; base-uri 'none'; form-action 'none'`;
}

/**
 * Writes the pins into the built document: before its first script, which the policy is for, and after the encoding,
 * which browsers look for in the first kilobyte. The snapshot comes last in the head: what is to be fetched stands
 * before it.
 */
export function pinDocument(html: string, pins: Pins, snapshot: ConfigSnapshot | null): string {
  const tags = [
    meta('http-equiv="Content-Security-Policy"', framePolicy(pins)),
    meta('name="prechat-server"', pins.server),
    meta('name="prechat-parents"', pins.parents.join(" ")),
    // The requests carry no cookie: without "crossorigin" the browser would open a connection of the other kind.
    `<link rel="preconnect" href="${escapeAttribute(new URL(pins.server).origin)}" crossorigin />`,
  ];
  const [charset] = /<meta charset=[^>]*>/.exec(html) ?? [];
  if (!charset) throw new Error("The built frame has no <meta charset>.");
  const pinned = html.replace(charset, () => [charset, ...tags].join("\n    "));
  return snapshot ? pinned.replace("</head>", () => `  ${snapshotElement(snapshot)}\n  </head>`) : pinned;
}

/** Data, which no policy keeps out. Its texts are the workspace's: "<" never ends the element. */
function snapshotElement(snapshot: ConfigSnapshot): string {
  const json = JSON.stringify(snapshot).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="${SNAPSHOT_ID}">${json}</script>`;
}

function meta(name: string, content: string): string {
  return `<meta ${name} content="${escapeAttribute(content)}" />`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
