/** Mail providers whose customers type their domain by hand, and often wrong. A site can add its own visitors'. */
const PROVIDERS = [
  ...["gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "hotmail.com", "outlook.com", "live.com", "msn.com"],
  ...["icloud.com", "me.com", "aol.com", "mail.com", "email.com", "proton.me", "protonmail.com", "gmx.de", "gmx.net"],
  ...["web.de", "t-online.de", "orange.fr", "libero.it", "mail.ru", "yandex.ru", "qq.com", "163.com"],
];

/** Of shorter ones too many neighbours are somebody's: `aol.com` and `aon.com`. */
const SHORTEST_CORRECTED = "gmail.com".length;

/**
 * The domain that a visitor probably meant, where they have typed another: one sign off a well-known one, or `.con` and
 * `.cmo` for `.com`. It may be wrong: whoever has such an address keeps it.
 *
 * @param email As it was typed.
 * @param more Domains that the site knows, besides the usual ones.
 */
export function suggestDomain(email: string, more: readonly string[] = []): string | undefined {
  const typed = email.trim().toLowerCase().split("@").at(-1) ?? "";
  const known = [...more.map((domain) => domain.toLowerCase()), ...PROVIDERS];
  if (!email.includes("@") || known.includes(typed)) return undefined;
  const mended = typed.replace(/([^.]\.)(con|cmo)$/, "$1com");
  const meant = known.find(
    (domain) => domain === mended || (domain.length >= SHORTEST_CORRECTED && isOneOff(mended, domain)),
  );
  return meant ?? (mended === typed ? undefined : mended);
}

/** Whether one sign is missing, too many or another, or two neighbours have changed places. */
function isOneOff(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [left, right] = [typed.slice(start), meant.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left === right.slice(1) ||
    left.slice(1) === right ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}
