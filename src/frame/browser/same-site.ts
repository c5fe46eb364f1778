type Address = Pick<URL, "protocol" | "hostname">;

/**
 * Whether two addresses share a cache: Chromium keeps one for each site that a page embeds
 * (https://developer.chrome.com/blog/http-cache-partitioning). Which suffixes are public a browser knows and a page
 * doesn't, so that two hosts count when they are the same, or when one is below the other or beside its "www".
 */
export function isSameSite(one: Address, other: Address): boolean {
  return one.protocol === other.protocol && (isBelow(one, other) || isBelow(other, one));
}

function isBelow({ hostname }: Address, site: Address): boolean {
  const above = site.hostname.replace(/^www\.(?=.+\.)/, "");
  return hostname === site.hostname || hostname === above || hostname.endsWith(`.${above}`);
}
