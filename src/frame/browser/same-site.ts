/**
 * Whether two hosts share a cache: Chromium keeps one for each site that a page embeds
 * (https://developer.chrome.com/blog/http-cache-partitioning). Which suffixes are public a browser knows and a page
 * doesn't, so that two hosts count when they are the same, or when one is below the other or beside its "www".
 */
export function isSameSite(one: string, other: string): boolean {
  const isBelow = (host: string, site: string) => host === site || host.endsWith(`.${site.replace(/^www\./, "")}`);
  return isBelow(one, other) || isBelow(other, one);
}
