import { onVisit, type Sample, type Setting } from "./scenarios.ts";
import type { Subject } from "./subjects.ts";

/** As Chromium writes it; times are microseconds. */
interface TraceEvent {
  ph: string;
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { data?: { url?: string }; fileName?: string };
}

/** Scripts of both widgets, wherever they are served from. */
const OURS_OR_OFFICIAL = /\/(prechat|livechat)[/\w.-]*/;

/** How long the widget's own scripts are compiled and run before anybody wants to chat; all else is the page's. */
export async function measureWork(setting: Setting, subject: Subject): Promise<Sample> {
  const { browser } = setting;
  await browser.startTracing(undefined, { categories: ["devtools.timeline", "v8"] });
  let trace: Buffer | undefined;
  try {
    await onVisit(setting, subject, {}, async (visit) => {
      await visit.at("launcher");
      await visit.traffic.settle();
    });
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  return { workBefore: lengthOf(traceEvents.filter(isWork)) / 1000 };
}

function isWork({ ph, name, args }: TraceEvent): boolean {
  const isScript = name === "EvaluateScript" || name === "FunctionCall" || name === "v8.compile";
  return ph === "X" && isScript && OURS_OR_OFFICIAL.test(args?.data?.url ?? args?.fileName ?? "");
}

/** Events lie inside each other: what they cover is counted once. */
function lengthOf(events: TraceEvent[]): number {
  let length = 0;
  let end = 0;
  for (const { ts, dur = 0 } of events.toSorted((a, b) => a.ts - b.ts)) {
    length += Math.max(0, ts + dur - Math.max(ts, end));
    end = Math.max(end, ts + dur);
  }
  return length;
}
