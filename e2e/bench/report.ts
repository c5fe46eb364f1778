import { PLAIN, SLOW } from "./conditions.ts";
import { describeFloor, floors } from "./floor.ts";
import type { Machine } from "./machine.ts";
import { figureOf, format, formatSummary, ROWS, type Row } from "./rows.ts";
import type { Figures, Measured } from "./run.ts";
import type { Summary } from "./statistics.ts";
import { VARIANTS } from "./subjects.ts";
import { judge, MS_PER_KEY } from "./targets.ts";

export interface Result {
  machine: Machine;
  command: string;
  repetitions: number;
  measured: Measured;
}

/** Medians of ours by condition and figure: what the next run is compared with. */
export type Medians = Record<string, Record<string, number>>;

/** Two visits to the same build differ by this much. */
const NOISE = 0.05;

/** As the tables show them. */
export function mediansOf({ figures, growth }: Measured): Medians {
  const rounded = (summaries: [string, Summary | null | undefined][]) =>
    Object.fromEntries(summaries.flatMap(([name, one]) => (one ? [[name, Math.round(one.median * 10) / 10]] : [])));
  return Object.fromEntries([
    ...Object.entries(figures).map(([name, all]) => [
      name,
      rounded(ROWS.map((row) => [row.name, figureOf(all, "ours", row)])),
    ]),
    ...Object.entries(growth).map(([name, { ours }]) => [name, rounded(Object.entries(ours))]),
  ]) as Medians;
}

/** The whole report in Markdown, which a terminal shows as well; `docs/benchmark.md` says how to read it. */
export function writeReport(result: Result, previous: Medians): string {
  const { machine, command, repetitions, measured } = result;
  const { date, browser, processor, cores, loadBefore } = machine;
  return [
    `\`${command}\`, ${date} UTC, ${repetitions} ${repetitions === 1 ? "repetition" : "repetitions"}; ${browser}, ${cores} × ${processor}, load ${loadBefore} before it; between the visits others took at most ${Math.round(measured.othersShare * 100)} % of the processors.`,
    describeBrakes(measured),
    ...[SLOW, PLAIN].map(({ name, title }) => conditionTable(title, measured.figures[name], previous[name])),
    "What it has to show on the slow link:",
    table(
      ["", "official", "target", "ours", ""],
      judge(measured).map((line) => [
        line.title,
        line.official,
        line.target,
        line.measured,
        line.isMet ? "met" : "**not met**",
      ]),
    ),
    "Ours in other circumstances, on the slow link:",
    variantsTable(measured),
    ...(Object.keys(measured.growth).length
      ? ["Growth, on a slow processor (4×) and a fast link:", growthTable(measured.growth, previous)]
      : []),
    floors(measured)
      .map((floor) => `- Floor, ${describeFloor(floor)}.`)
      .join("\n"),
  ].join("\n\n");
}

function conditionTable(title: string, figures: Figures[string] | undefined, previous: Medians[string] = {}): string {
  if (!figures) return "";
  const lines = ROWS.flatMap((row) => {
    const ours = figureOf(figures, "ours", row);
    const official = figureOf(figures, "official", row);
    if (!ours) return [];
    const share = official && ours.median > 0 ? `${roundly(official.median / ours.median)}×` : "";
    return [
      [
        row.title,
        official ? formatSummary(official, row.unit) : "",
        formatSummary(ours, row.unit) + worse(ours.median, previous[row.name], row),
        share,
      ],
    ];
  });
  return table([title, "official widget", "ours", "official ÷ ours"], lines);
}

function variantsTable({ variants }: Measured): string {
  const rows: Row[] = [
    { name: "bytesToForm", title: "bytes to a usable form", unit: "bytes" },
    { name: "navigationToForm", title: "navigation to a usable form, clicking at once", unit: "ms" },
    { name: "navigationToCompleteForm", title: "to the complete form", unit: "ms" },
    { name: "secondVisit", title: "to a usable form, on a second visit", unit: "ms" },
  ];
  const lines = VARIANTS.map(({ name, title }) => [
    title,
    ...rows.map((row) => {
      const summary = variants[name]?.[row.name];
      return summary ? formatSummary(summary, row.unit) : "";
    }),
  ]);
  return table(["", ...rows.map(({ title }) => title)], lines);
}

function growthTable(growth: Figures, previous: Medians): string {
  const rows: Row[] = [
    { name: "navigationToForm", title: "", unit: "ms" },
    { name: "elements", title: "", unit: "count" },
    { name: "msPerKey", title: "", unit: "ms" },
    { name: "mainThreadPerKey", title: "", unit: "ms" },
  ];
  const lines = Object.entries(growth).map(([name, { ours, official }]) => [
    name,
    ...[official, ours].flatMap((figures) =>
      rows.map((row) => {
        const summary = figures[row.name];
        if (!summary) return "";
        const mark = figures === ours ? worse(summary.median, previous[name]?.[row.name], row) : "";
        return format(summary.median, row.unit) + mark;
      }),
    ),
  ]);
  const head = ["navigation to the complete form", "elements", "a key", "a key, with painting"];
  const heads = ["official widget", "ours"].flatMap((who) => head.map((what) => `${who}: ${what}`));
  const { msPerKey, mainThreadPerKey } = growth["100 custom fields"]?.ours ?? {};
  const key = msPerKey?.median ?? Number.NaN;
  const all = mainThreadPerKey?.median ?? Number.NaN;
  const verdict = `A key in the form of 100 fields is answered in ${format(key, "ms")}, layout included (${format(all, "ms")} with painting); at most ${MS_PER_KEY} ms: ${key <= MS_PER_KEY ? "met" : "**not met**"}.`;
  return `${table(["", ...heads], lines)}\n\n${verdict}`;
}

function describeBrakes({ brakes }: Measured): string {
  const { slow, plain } = brakes;
  if (!slow || !plain) return "";
  const download = `100 kB took ${format(slow.downloadMs, "ms")} in the widget's frame (${format(slow.expectedMs, "ms")} expected)`;
  return `The throttling was checked where it matters: ${download}, and a fixed piece of work ${roundly(slow.workMs / plain.workMs)}× its time.`;
}

const roundly = (ratio: number) => (ratio < 10 ? ratio.toPrecision(2) : Math.round(ratio));

/** Counts and bytes are the same in every run; times and heaps are not. */
function worse(now: number, before: number | undefined, { name, unit }: Row): string {
  if (before === undefined) return "";
  const isExact = unit !== "ms" && !name.startsWith("heap");
  const limit = isExact ? before + 0.1 : before * (1 + NOISE) + 2;
  if (now <= limit) return "";
  const was = format(before, unit);
  return was === format(now, unit) ? ` ▲ by ${format(now - before, unit)}` : ` ▲ was ${was}`;
}

function table(head: string[], lines: string[][]): string {
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...lines.map(row)].join("\n");
}
