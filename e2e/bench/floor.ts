import { SLOW } from "./conditions.ts";
import { format } from "./rows.ts";
import type { Measured } from "./run.ts";

/** What such a design takes whose parts wait for each other, and how far from it ours is. */
export interface Floor {
  title: string;
  roundTrips: string[];
  bytes: number;
  floorMs: number;
  measuredMs: number;
}

/**
 * A page, a script on it, a frame with a document of its own, and what that frame asks the workspace for: each is known
 * only when the one before has arrived. Where page and frame share a cache, the frame's code comes beside its document.
 * Bytes that arrive while an answer is awaited can bring the whole below the sum.
 */
export function floors({ figures }: Measured): Floor[] {
  const ours = figures.slow?.ours;
  const { network } = SLOW;
  if (!ours || !network) return [];
  const floor = (title: string, roundTrips: string[], bytes: number, measuredMs: number): Floor => ({
    title,
    roundTrips,
    bytes,
    floorMs: roundTrips.length * network.latencyMs + (bytes / network.bytesPerSecond) * 1000,
    measuredMs,
  });
  const median = (name: string) => ours[name]?.median ?? Number.NaN;
  const toForm = median("bytesToForm");
  const steps = ["the frame's document and code", "the configuration"];
  return [
    floor("navigation to a usable form", ["the page", "the script", ...steps], toForm, median("navigationToForm")),
    floor("click to a usable form, cold", steps, toForm - median("bytesBefore"), median("clickToForm")),
  ];
}

export function describeFloor({ title, roundTrips, bytes, floorMs, measuredMs }: Floor): string {
  const link = `${roundTrips.length} round trips of 150 ms (${roundTrips.join(", ")}) and ${format(bytes, "bytes")}`;
  const differenceMs = measuredMs - floorMs;
  const distance = `${format(Math.abs(differenceMs), "ms")} ${differenceMs < 0 ? "below" : "above"}`;
  return `${title}: ${format(floorMs, "ms")} if nothing overlapped, ${link} at 1.6 Mbit/s; measured ${format(measuredMs, "ms")}, ${distance}`;
}
