import { WEEKDAYS, type Weekday } from "./settings-table.ts";

export interface OpeningHours {
  /** IANA name of the zone that the hours are of. @example "Europe/Berlin" */
  timeZone: string;
  /** Spans by day, `HH:MM-HH:MM` from `00:00` to `24:00`. A day without any is closed. */
  week: Partial<Record<Weekday, string[]>>;
  /** Days without hours, `YYYY-MM-DD`. @default none */
  closed?: string[];
}

/** How far it is looked ahead: longer than any holiday that is written down. */
const DAYS_AHEAD = 60;
const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** From and to, in minutes since the day's midnight. */
export type Span = readonly [from: number, to: number];

/** `09:00-12:00`; up to `24:00`, and not over midnight, which is two spans on two days. Nothing else is one. */
export function parseSpan(text: unknown): Span | null {
  const [, ...parts] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(String(text)) ?? [];
  const [fromHour = 99, fromMinute = 0, toHour = 99, toMinute = 0] = parts.map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const isClock = fromMinute < 60 && toMinute < 60 && to <= 24 * 60;
  return isClock && from < to ? [from, to] : null;
}

/** Whether the browser, or Node, knows a time zone of this name (IANA, `Europe/Berlin`). */
export function isTimeZone(name: unknown): boolean {
  try {
    return typeof name === "string" && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/**
 * When the doors open next, in milliseconds since the epoch. While they are open that is the next time after now: who
 * asks knows already that nobody is there, and hours only explain. `null` when the week is empty, the time zone unknown,
 * or everything is closed for the next 60 days.
 *
 * Days and clocks are those of the hours' own zone; a time that its clock skips when summer begins is the first one
 * after it, as the ECMAScript proposal for `Temporal` has it ("compatible").
 */
export function nextOpening({ timeZone, week, closed }: OpeningHours, now: number): number | null {
  if (!isTimeZone(timeZone)) return null;
  const zone = new Zone(timeZone);
  const today = zone.dayOf(now);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const day = new Date(today + ahead * DAY_MS);
    if (closed?.includes(day.toISOString().slice(0, 10))) continue;
    const name = WEEKDAYS[day.getUTCDay()] ?? "sun";
    const spans = Object.hasOwn(week, name) ? (week[name] ?? []) : [];
    const openings = spans.flatMap((text) => parseSpan(text)?.[0] ?? []).map((minutes) => zone.instant(+day, minutes));
    const next = openings.filter((at) => at > now).sort((one, other) => one - other)[0];
    if (next !== undefined) return next;
  }
  return null;
}

/** The clock of one time zone. A day is written as the instant of its midnight in UTC. */
class Zone {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat("en", {
      ...{ timeZone, hourCycle: "h23", era: "short" },
      ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
    });
  }

  dayOf(instant: number): number {
    const local = this.#local(instant);
    return local - (((local % DAY_MS) + DAY_MS) % DAY_MS);
  }

  /** The instant at which the clock shows so many minutes since midnight of that day. */
  instant(day: number, minutes: number): number {
    const wanted = day + minutes * MINUTE_MS;
    // Offsets change at most once in two days: one of these two is in force at the time that is wanted.
    const before = this.#local(wanted - DAY_MS) - (wanted - DAY_MS);
    const after = this.#local(wanted + DAY_MS) - (wanted + DAY_MS);
    const found = [wanted - before, wanted - after].find((instant) => this.#local(instant) === wanted);
    // Skipped by the clock: as far behind the jump as it would have been before it.
    return found ?? wanted - before;
  }

  /** What the clock shows, as if it were UTC. */
  #local(instant: number): number {
    const parts = Object.fromEntries(this.#format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const number = (name: string) => Number(parts[name]);
    return Date.UTC(
      ...([number("year"), number("month") - 1, number("day")] as [number, number, number]),
      ...([number("hour"), number("minute"), number("second")] as const),
    );
  }
}
