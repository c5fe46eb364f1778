import { UsageError } from "./usage-error.ts";

/** Letters, digits, dots and dashes, or an IPv6 address, with a port or without: URLs allow more, which ends a rule. */
const PLAIN_HOST = /^([a-z\d.-]+|\[[\da-f:]+\])(:\d+)?$/;

/** The http(s) address that an option names. @throws {UsageError} */
export function readAddress(option: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || !PLAIN_HOST.test(url.host) || url.username || url.password) {
    throw new UsageError(`${option}: "${text}" is not an address. Write it like "https://chat.example.com".`);
  }
  return url;
}

/** A workspace's address as the widget uses it: without query, hash and slash at the end. */
export function readServer(option: string, text: string): string {
  const { origin, pathname } = readAddress(option, text);
  return origin + pathname.replace(/\/+$/, "");
}

/**
 * An origin that may embed the frame, as `prechat-parents` and `frame-ancestors` both understand it;
 * `https://*.example.com` stands for every subdomain.
 */
export function readParent(text: string): string {
  const [, scheme = "", wildcard = "", rest = ""] = /^(https?:\/\/)(\*\.)?(.*)$/i.exec(text) ?? [];
  const { origin, href } = readAddress("--parents", scheme + rest);
  if (href !== `${origin}/`) {
    throw new UsageError(
      `--parents: "${text}" has a path. An origin is enough: "${origin.replace("//", `//${wildcard}`)}".`,
    );
  }
  return origin.replace("//", `//${wildcard}`);
}
