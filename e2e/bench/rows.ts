import type { Figures, Widget } from "./run.ts";
import type { Summary } from "./statistics.ts";

/** How a figure is written. */
export type Unit = "bytes" | "count" | "ms";

/** A line of the table. */
export interface Row {
  /** The figure's name in the results. */
  name: string;
  title: string;
  unit: Unit;
  /** Only what a page with the widget has above the same page without it. */
  aboveNone?: "heapBefore" | "longTasksBefore" | "nodesBefore" | "scriptBefore";
}

export const ROWS: Row[] = [
  { name: "requestsBefore", title: "requests before any intent", unit: "count" },
  { name: "bytesBefore", title: "bytes before any intent", unit: "bytes" },
  { name: "requestsToForm", title: "requests to a usable form", unit: "count" },
  { name: "bytesToForm", title: "bytes to a usable form", unit: "bytes" },
  { name: "launcher", title: "navigation to launcher", unit: "ms" },
  { name: "navigationToForm", title: "navigation to a usable form, clicking at once", unit: "ms" },
  { name: "navigationToCompleteForm", title: "navigation to the complete form, clicking at once", unit: "ms" },
  { name: "clickToForm", title: "click to a usable form, cold", unit: "ms" },
  { name: "clickToCompleteForm", title: "click to the complete form, cold", unit: "ms" },
  { name: "hoverClickToForm", title: "click to a usable form, after 300 ms of hover", unit: "ms" },
  { name: "idleClickToForm", title: 'the same with `preload: "idle"`', unit: "ms" },
  { name: "submitToRegistered", title: "submit to `registered`", unit: "ms" },
  { name: "submitToHandoff", title: "submit to `handoff`", unit: "ms" },
  { name: "way10", title: "navigation to the composer, without the 10 s of typing", unit: "ms" },
  { name: "submitToComposer10", title: "submit to the composer, after 10 s of typing", unit: "ms" },
  { name: "handoffToComposer10", title: "handoff to the composer, after 10 s of typing", unit: "ms" },
  { name: "way2", title: "navigation to the composer, without the 2 s of typing", unit: "ms" },
  { name: "submitToComposer2", title: "submit to the composer, after 2 s of typing", unit: "ms" },
  { name: "wayPinned10", title: "pinned: navigation to the composer, without the 10 s of typing", unit: "ms" },
  { name: "handoffToComposerPinned10", title: "pinned: handoff to the composer, after 10 s of typing", unit: "ms" },
  { name: "wayPinned2", title: "pinned: navigation to the composer, without the 2 s of typing", unit: "ms" },
  { name: "submitToRegisteredPinned2", title: "pinned: submit to `registered`, after 2 s of typing", unit: "ms" },
  { name: "handoffToComposerPinned2", title: "pinned: handoff to the composer, after 2 s of typing", unit: "ms" },
  { name: "returning", title: "navigation to the composer, with a chat that is open (second visit)", unit: "ms" },
  { name: "longTasksBefore", title: "long tasks before the click", unit: "ms", aboveNone: "longTasksBefore" },
  { name: "longTasksWithForm", title: "long tasks until the form is open", unit: "ms", aboveNone: "longTasksBefore" },
  { name: "workBefore", title: "work of its own scripts before the click", unit: "ms" },
  { name: "scriptBefore", title: "script time before the click", unit: "ms", aboveNone: "scriptBefore" },
  { name: "scriptWithForm", title: "script time until the form is open", unit: "ms", aboveNone: "scriptBefore" },
  { name: "heapBefore", title: "JS heap before the click", unit: "bytes", aboveNone: "heapBefore" },
  { name: "heapWithForm", title: "JS heap with the form open", unit: "bytes", aboveNone: "heapBefore" },
  { name: "nodesBefore", title: "DOM nodes before the click", unit: "count", aboveNone: "nodesBefore" },
  { name: "nodesWithForm", title: "DOM nodes with the form open", unit: "count", aboveNone: "nodesBefore" },
];

/** A widget's figure, less what the page alone has; `null` where it has none. */
export function figureOf(figures: Figures[string], widget: Widget, row: Row): Summary | null {
  const summary = figures[widget][row.name];
  if (!summary) return null;
  const alone = row.aboveNone ? (figures.none[row.aboveNone]?.median ?? 0) : 0;
  const above = (value: number) => Math.max(0, value - alone);
  return { median: above(summary.median), min: above(summary.min), max: above(summary.max) };
}

export function format(value: number, unit: Unit): string {
  if (unit === "count") return Math.round(value).toLocaleString("en");
  if (unit === "ms") return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value).toLocaleString("en")} ms`;
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} MB`;
  return value >= 1000 ? `${(value / 1000).toFixed(1)} kB` : `${Math.round(value)} B`;
}

/** The median and, where visits differ, from the least to the most. */
export function formatSummary({ median, min, max }: Summary, unit: Unit): string {
  const [low, high] = [format(min, unit), format(max, unit)];
  return low === high ? format(median, unit) : `${format(median, unit)} (${low}–${high})`;
}
