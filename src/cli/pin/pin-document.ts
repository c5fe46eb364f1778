import type { Pins } from "../../hosting/pins.ts";

/** The policy that the frame runs under, without a violation; `frame-ancestors` works as a header only. */
function framePolicy({ server }: Pins): string {
  return `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${new URL(server).origin}; base-uri 'none'; form-action 'none'`;
}

/**
 * Writes the pins into the built document: before its first script, which the policy is for, and after the encoding,
 * which browsers look for in the first kilobyte.
 */
export function pinDocument(html: string, pins: Pins): string {
  const tags = [
    meta('http-equiv="Content-Security-Policy"', framePolicy(pins)),
    meta('name="prechat-server"', pins.server),
    meta('name="prechat-parents"', pins.parents.join(" ")),
    // The requests carry no cookie: without "crossorigin" the browser would open a connection of the other kind.
    `<link rel="preconnect" href="${escapeAttribute(new URL(pins.server).origin)}" crossorigin />`,
  ];
  const [charset] = /<meta charset=[^>]*>/.exec(html) ?? [];
  if (!charset) throw new Error("The built frame has no <meta charset>.");
  return html.replace(charset, () => [charset, ...tags].join("\n    "));
}

function meta(name: string, content: string): string {
  return `<meta ${name} content="${escapeAttribute(content)}" />`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
