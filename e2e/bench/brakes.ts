import type { Condition } from "./conditions.ts";
import { onVisit, type Setting } from "./scenarios.ts";
import { PRECHAT } from "./subjects.ts";

/** What the throttling was seen to do inside the widget's frame. */
export interface Brakes {
  /** Download of a file of known size, and what the condition makes of it. */
  downloadMs: number;
  expectedMs: number;
  /** A fixed piece of work. */
  workMs: number;
}

/** Random, so that no compression makes it smaller. */
const KNOWN_BYTES = 100_000;

/** How far the download may be from what the condition says. */
const TOLERANCE = 0.25;

/** Checks in the frame itself that it is throttled: a frame in a process of its own would not be. */
export async function checkBrakes(setting: Setting): Promise<Brakes> {
  const { condition, stage } = setting;
  return onVisit(setting, PRECHAT, { clicksAtOnce: true }, async (visit) => {
    await visit.at("usable");
    await visit.traffic.settle();
    const measured = await visit.frame.evaluate(
      async (url) => {
        const start = performance.now();
        await (await fetch(url)).arrayBuffer();
        const downloadMs = performance.now() - start;
        const startOfWork = performance.now();
        let sum = 0;
        for (let step = 0; step < 2e7; step++) sum += Math.sqrt(step);
        return { downloadMs, workMs: performance.now() - startOfWork, sum };
      },
      `${stage.statics}${stage.knownFile(KNOWN_BYTES)}`,
    );
    const expectedMs = expected(condition);
    const isRight = !condition.network || Math.abs(measured.downloadMs / expectedMs - 1) < TOLERANCE;
    if (!isRight) {
      throw new Error(
        `${KNOWN_BYTES} bytes took ${measured.downloadMs} ms in the frame, not ${expectedMs}: it is not throttled.`,
      );
    }
    return { downloadMs: measured.downloadMs, expectedMs, workMs: measured.workMs };
  });
}

function expected({ network }: Condition): number {
  return network ? network.latencyMs + (KNOWN_BYTES / network.bytesPerSecond) * 1000 : 0;
}
