import type { I18n } from "./i18n.ts";

const DAY_MS = 24 * 60 * 60_000;

/** An instant as people speak of it, in the visitor's own zone: `today, 14:00`, `tomorrow, 9:00`, `Monday 9:00`. */
export function openingTime(at: number, now: number, { tag }: I18n): string {
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options).format(at);
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
  if (days < 2) {
    const day = new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(days, "day");
    return `${day}, ${format(time)}`;
  }
  if (days < 7) return format({ weekday: "long", ...time });
  return format({ weekday: "long", day: "numeric", month: "long", ...time });
}

/** Of the visitor's own day. */
function midnight(instant: number): number {
  return new Date(instant).setHours(0, 0, 0, 0);
}
