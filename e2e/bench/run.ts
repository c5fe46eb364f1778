import type { Browser } from "@playwright/test";
import { type Brakes, checkBrakes } from "./brakes.ts";
import { PLAIN, SLOW } from "./conditions.ts";
import { measureGrowth, nameOf, SIZES } from "./growth.ts";
import {
  measureBefore,
  measureCold,
  measureHover,
  measureIdle,
  measureInstant,
  type Sample,
  type Setting,
} from "./scenarios.ts";
import type { Stage } from "./stage.ts";
import { Samples, type Summary } from "./statistics.ts";
import { NONE, OFFICIAL, PRECHAT, PRECHAT_IDLE, type Subject } from "./subjects.ts";
import { measureWork } from "./trace.ts";

export type Widget = "ours" | "official";
type Owner = Widget | "none";

/** Summaries by condition or size, then by subject, then by figure. */
export type Figures = Record<string, Record<Owner, Record<string, Summary>>>;

export interface Measured {
  figures: Figures;
  growth: Figures;
  brakes: Record<string, Brakes>;
  /** Every single value, for whoever wants to look. */
  values: Record<string, Record<string, number[]>>;
}

export interface RunOptions {
  browser: Browser;
  stage: Stage;
  repetitions: number;
  log(line: string): void;
}

/** Growth is deterministic but for its times, and its forms are large: fewer repetitions do. */
const MOST_GROWTH_REPETITIONS = 3;

/** Visits in which each widget takes its turn, the order changing from one repetition to the next. */
export async function runBenchmark({ browser, stage, repetitions, log }: RunOptions): Promise<Measured> {
  const measured: Measured = { figures: {}, growth: {}, brakes: {}, values: {} };
  for (const condition of [PLAIN, SLOW]) {
    const setting = { browser, stage, condition };
    measured.brakes[condition.name] = await checkBrakes(setting);
    // The first visit of a process is slower than all that follow; and the fronts compress what it asks for.
    for (const subject of [PRECHAT, OFFICIAL]) await measureCold(setting, subject);
    const samples = newSamples();
    for (let repetition = 1; repetition <= repetitions; repetition++) {
      await repeat(setting, samples, repetition);
      log(`${condition.title}: ${repetition} of ${repetitions}`);
    }
    keep(measured, "figures", condition.name, samples);
  }
  const growthRepetitions = Math.min(repetitions, MOST_GROWTH_REPETITIONS);
  for (const size of SIZES) {
    const samples = newSamples();
    for (let repetition = 1; repetition <= growthRepetitions; repetition++) {
      for (const subject of inTurn([PRECHAT, OFFICIAL], repetition)) {
        stage.control.reset();
        samples[ownerOf(subject)].add(await measureGrowth({ browser, stage }, subject, size));
      }
    }
    keep(measured, "growth", nameOf(size), samples);
    log(nameOf(size));
  }
  stage.control.reset();
  return measured;
}

type Scenario = [measure: (setting: Setting, subject: Subject) => Promise<Sample>, subjects: Subject[]];

const SCENARIOS: Scenario[] = [
  [measureBefore, [NONE, PRECHAT, OFFICIAL]],
  [measureWork, [PRECHAT, OFFICIAL]],
  [measureInstant, [PRECHAT, OFFICIAL]],
  [measureCold, [PRECHAT, OFFICIAL]],
  [measureHover, [PRECHAT, OFFICIAL]],
  [measureIdle, [PRECHAT_IDLE]],
];

async function repeat(setting: Setting, samples: Record<Owner, Samples>, repetition: number): Promise<void> {
  for (const [measure, subjects] of SCENARIOS) {
    for (const subject of inTurn(subjects, repetition)) {
      setting.stage.control.reset();
      samples[ownerOf(subject)].add(await measure(setting, subject));
    }
  }
}

function keep(measured: Measured, kind: "figures" | "growth", name: string, samples: Record<Owner, Samples>): void {
  const entries = Object.entries(samples) as [Owner, Samples][];
  measured[kind][name] = Object.fromEntries(entries.map(([owner, one]) => [owner, one.summaries()])) as Figures[string];
  for (const [owner, one] of entries) measured.values[`${name}: ${owner}`] = one.values();
}

const inTurn = <Item>(items: Item[], repetition: number) => (repetition % 2 ? items : items.toReversed());
const ownerOf = ({ name }: Subject): Owner => (name === "ours-idle" ? "ours" : name);
const newSamples = () => ({ none: new Samples(), ours: new Samples(), official: new Samples() });
