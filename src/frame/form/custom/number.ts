/** Arabic and Persian digits as ASCII ones; the last four bits of their code points are the digit. */
export function toAsciiDigits(value: string): string {
  return value.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/**
 * A number as people write it, without its separators: `1 234,5`, `1,234.5` and `1'234.5` are `1234.5`.
 * A lone separator before three digits is read as the locale writes it: `1,234` is 1234 in English, 1.234 in German.
 */
export function toWireNumber(value: string, locale = "en"): string {
  const compact = toAsciiDigits(value)
    .replace(/[\s'’_٬]/g, "")
    .replace("٫", ".")
    .replace("\u2212", "-");
  const separators = compact.match(/[.,]/g) ?? [];
  const last = separators.at(-1);
  if (!last) return compact;
  const isRepeated = separators.length > 1 && separators.every((separator) => separator === last);
  const isLoneGroup =
    separators.length === 1 && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(compact) && last !== decimalOf(locale);
  if (isRepeated || isLoneGroup) return compact.replaceAll(last, "");
  const other = last === "," ? "." : ",";
  return compact.replaceAll(other, "").replace(last, ".");
}

function decimalOf(locale: string): string | undefined {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === "decimal")?.value.replace("٫", ".");
}
