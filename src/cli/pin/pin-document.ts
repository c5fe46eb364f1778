import type { ConfigSnapshot } from "../../frame/workspace/schemas.ts";
import { framePolicy } from "../../hosting/frame-policy.ts";
import type { Pins } from "../../hosting/pins.ts";
import { SNAPSHOT_ID } from "../../protocol/snapshot.ts";

/** The one that the build has written: it lets the frame speak to any workspace. */
const BUILT_POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>\s*/;

/**
 * Writes the pins into the built document: before its first script, which the policy is for, and after the encoding,
 * which browsers look for in the first kilobyte. The snapshot comes last in the head: what is to be fetched stands
 * before it.
 */
export function pinDocument(html: string, pins: Pins, snapshot: ConfigSnapshot | null): string {
  const tags = [
    meta('http-equiv="Content-Security-Policy"', framePolicy(new URL(pins.server).origin)),
    meta('name="prechat-server"', pins.server),
    meta('name="prechat-parents"', pins.parents.join(" ")),
    // The requests carry no cookie: without "crossorigin" the browser would open a connection of the other kind.
    `<link rel="preconnect" href="${escapeAttribute(new URL(pins.server).origin)}" crossorigin />`,
  ];
  const [charset] = /<meta charset=[^>]*>/.exec(html) ?? [];
  if (!charset) throw new Error("The built frame has no <meta charset>.");
  const pinned = html.replace(BUILT_POLICY, "").replace(charset, () => [charset, ...tags].join("\n    "));
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
