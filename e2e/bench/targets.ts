import { figureOf, format, ROWS, type Unit } from "./rows.ts";
import type { Measured, Widget } from "./run.ts";

/** One line of what the widget has to show on the slow link. */
export interface Verdict {
  title: string;
  official: string;
  target: string;
  measured: string;
  isMet: boolean;
}

/** Every line, also those that are not met. */
export function judge({ figures, variants }: Measured): Verdict[] {
  const slow = figures.slow;
  if (!slow) return [];
  const of = (widget: Widget, name: string) => {
    const row = ROWS.find((one) => one.name === name);
    return (row && figureOf(slow, widget, row)?.median) ?? Number.NaN;
  };
  const line = (name: string, unit: Unit, target: string, limit: number, title = titleOf(name)): Verdict => {
    const measured = of("ours", name);
    const official = of("official", name);
    return {
      title,
      official: Number.isFinite(official) ? format(official, unit) : "",
      target,
      measured: format(measured, unit),
      isMet: measured <= limit,
    };
  };
  const share = (name: string, unit: Unit, part: number, words: string) => {
    const limit = of("official", name) / part;
    return line(name, unit, `${words}: ${format(limit, unit)}`, limit);
  };
  const sixth = of("official", "navigationToForm") / 6;
  const fromSnapshot = variants["ours-pinned"]?.navigationToForm?.median ?? Number.NaN;
  return [
    line("requestsBefore", "count", "1", 1),
    line("bytesBefore", "bytes", "3.0 kB", 3000),
    share("bytesToForm", "bytes", 15, "a fifteenth"),
    share("launcher", "ms", 10, "a tenth"),
    share("navigationToForm", "ms", 5, "a fifth"),
    line("hoverClickToForm", "ms", "350 ms", 350),
    line("idleClickToForm", "ms", "100 ms", 100),
    line("longTasksBefore", "ms", "none", 0),
    line("workBefore", "ms", "under 5 ms", 5),
    line("submitToRegistered", "ms", "two round trips and 60 ms: 360 ms", 360),
    share("way10", "ms", 1, "no slower"),
    line("handoffToComposer10", "ms", "1 s", 1000),
    line("wayPinned10", "ms", `no slower: ${format(of("official", "way10"), "ms")}`, of("official", "way10")),
    line("handoffToComposerPinned10", "ms", "1 s", 1000),
    {
      title: "navigation to a usable form from a snapshot, clicking at once",
      official: format(sixth * 6, "ms"),
      target: `a sixth: ${format(sixth, "ms")}`,
      measured: format(fromSnapshot, "ms"),
      isMet: fromSnapshot <= sixth,
    },
  ];
}

/** A key in the form of 100 fields, at 4× slowdown. */
export const MS_PER_KEY = 16;

const titleOf = (name: string) => ROWS.find((row) => row.name === name)?.title ?? name;
