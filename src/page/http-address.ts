/**
 * An http(s) address without query, hash and trailing slash; an empty string for anything else. Credentials in an
 * address would be personal data in a URL.
 */
export function address(value: unknown, base?: string): string {
  try {
    const { protocol, username, password, origin, pathname } = new URL(value as string, base);
    return value && typeof value === "string" && /^https?:$/.test(protocol) && !username && !password
      ? origin + pathname.replace(/\/+$/, "")
      : "";
  } catch {
    return "";
  }
}
