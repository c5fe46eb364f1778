/** The link and the processor that a visit is made with. */
export interface Condition {
  name: "plain" | "slow" | "slow-cpu";
  title: string;
  network: { latencyMs: number; bytesPerSecond: number } | null;
  cpuSlowdown: number;
}

/** This machine as it is. */
export const PLAIN: Condition = { name: "plain", title: "no throttling", network: null, cpuSlowdown: 1 };

/** A cheap phone on a mobile network. */
export const SLOW: Condition = {
  name: "slow",
  title: "1.6 Mbit/s, 150 ms, 4× CPU",
  network: { latencyMs: 150, bytesPerSecond: 1_600_000 / 8 },
  cpuSlowdown: 4,
};

/** The processor alone: what a widget does with an answer, not how the answer travels. */
export const SLOW_CPU: Condition = { name: "slow-cpu", title: "4× CPU", network: null, cpuSlowdown: 4 };
