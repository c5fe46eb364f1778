import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isTimeZone, nextOpening, parseSpan } from "./opening-hours.ts";
import { WEEKDAYS } from "./settings-table.ts";

const BERLIN = "Europe/Berlin";
const OFFICE = ["09:00-12:00", "13:00-17:00"];
const WORKDAYS = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };
const at = (text: string) => Date.parse(text);

describe("when the doors open next", () => {
  it.each([
    ["before they open, on the same day", "2026-11-25T06:00:00+01:00", "2026-11-25T09:00:00+01:00"],
    ["at noon, in the afternoon", "2026-11-25T12:30:00+01:00", "2026-11-25T13:00:00+01:00"],
    ["while they are open, the next time", "2026-11-25T10:00:00+01:00", "2026-11-25T13:00:00+01:00"],
    ["in the evening, tomorrow", "2026-11-25T20:00:00+01:00", "2026-11-26T09:00:00+01:00"],
    ["on Friday evening, on Monday", "2026-11-27T18:00:00+01:00", "2026-11-30T09:00:00+01:00"],
    ["over the end of summer", "2026-10-24T18:00:00+02:00", "2026-10-26T09:00:00+01:00"],
    ["over its beginning", "2027-03-27T18:00:00+01:00", "2027-03-29T09:00:00+02:00"],
  ])("%s", (_name, now, next) => {
    expect(nextOpening({ timeZone: BERLIN, week: WORKDAYS }, at(now))).toBe(at(next));
  });

  it("leaves out the days that are closed", () => {
    const hours = { timeZone: BERLIN, week: WORKDAYS, closed: ["2026-12-24", "2026-12-25"] };
    expect(nextOpening(hours, at("2026-12-23T18:00:00+01:00"))).toBe(at("2026-12-28T09:00:00+01:00"));
  });

  it("goes by its own zone's days, wherever the visitor is", () => {
    const hours = { timeZone: "Pacific/Auckland", week: { mon: ["00:00-24:00"] } };
    expect(nextOpening(hours, at("2026-11-28T12:00:00Z"))).toBe(at("2026-11-30T00:00:00+13:00"));
  });

  it("takes a time that the clock skips for the first one after the jump", () => {
    const hours = { timeZone: BERLIN, week: { sun: ["02:30-05:00"] } };
    expect(nextOpening(hours, at("2027-03-27T12:00:00Z"))).toBe(at("2027-03-28T03:30:00+02:00"));
  });

  it.each([
    ["a week without hours", { timeZone: BERLIN, week: {} }],
    ["hours that are none", { timeZone: BERLIN, week: { mon: ["nine", "9-17", "17:00-09:00", "25:00-26:00"] } }],
    ["a zone that nobody knows", { timeZone: "Mars/Olympus", week: WORKDAYS }],
    ["days that stand on a prototype", { timeZone: BERLIN, week: JSON.parse('{ "constructor": ["09:00-10:00"] }') }],
  ])("never, with %s", (_name, hours) => {
    expect(nextOpening(hours, at("2026-11-25T06:00:00Z"))).toBeNull();
  });
});

const time = fc
  .integer({ min: 0, max: 24 * 60 })
  .map((minutes) => [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":"));
const spans = fc.array(
  fc.tuple(time, time).map(([from, to]) => `${from}-${to}`),
  { maxLength: 3 },
);
const hours = fc.record({
  timeZone: fc.constantFrom(BERLIN, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC"),
  week: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, spans])), { requiredKeys: [] }),
  closed: fc.array(
    fc
      .date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    { maxLength: 5 },
  ),
});
const instant = fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2027-12-31T00:00:00Z") });

/** What a clock on the wall of that zone shows. */
function wall(timeZone: string, when: number) {
  const format = new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, hourCycle: "h23", weekday: "short" },
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
  } as Intl.DateTimeFormatOptions);
  const parts = Object.fromEntries(format.formatToParts(when).map(({ type, value }) => [type, value]));
  return {
    day: String(parts.weekday).slice(0, 3).toLowerCase(),
    date: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
}

test("whatever the hours, they open later than now, on a day that is not closed, and when one of its spans begins", () => {
  fc.assert(
    fc.property(hours, instant, (given, now) => {
      const next = nextOpening(given as Parameters<typeof nextOpening>[0], now);
      if (next === null) return;
      expect(next).toBeGreaterThan(now);
      const { day, date, time: shown } = wall(given.timeZone, next);
      const week = given.week as Record<string, string[] | undefined>;
      const starts = (week[day] ?? []).filter(parseSpan).map((span) => span.slice(0, 5));
      const isSkipped = !starts.includes(shown);
      // A time that the clock skips is shown up to an hour later.
      if (isSkipped) expect(starts.some((start) => start < shown)).toBe(true);
      expect(given.closed).not.toContain(date);
    }),
    { numRuns: 500 },
  );
});

test.each(["09:00-12:00", "00:00-24:00", "23:59-24:00"])("%s is a span", (text) => {
  expect(parseSpan(text)).not.toBeNull();
});

test.each(["9:00-12:00", "09:00-09:00", "12:00-09:00", "24:00-24:30", "09:60-10:00", "", null, 9])(
  "%s is none",
  (text) => {
    expect(parseSpan(text)).toBeNull();
  },
);

test("knows the zones that the platform knows", () => {
  expect(isTimeZone("America/Sao_Paulo")).toBe(true);
  for (const name of ["Nowhere/Land", "", 7, null]) expect(isTimeZone(name)).toBe(false);
});
