/**
 * Whether an origin is one of those that a pattern of `prechat-parents` stands for: `https://*.example.com` is every
 * subdomain, and not `example.com` itself.
 */
export function matchesOrigin(pattern: string, origin: string): boolean {
  const [start = "", end] = pattern.replace(/\/$/, "").split("*.");
  if (end === undefined) return origin === start;
  // A colon or a slash in it would make the end part of something else.
  const subdomain = origin.slice(start.length, -end.length - 1);
  return origin === `${start + subdomain}.${end}` && /^[\w-][\w.-]*$/.test(subdomain);
}
