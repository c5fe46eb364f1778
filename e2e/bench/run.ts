import type { Browser } from "@playwright/test";
import { type Brakes, checkBrakes } from "./brakes.ts";
import { PLAIN, SLOW } from "./conditions.ts";
import { measureGrowth, nameOf, SIZES } from "./growth.ts";
import { busyShare } from "./machine.ts";
import {
  measureBefore,
  measureCold,
  measureHover,
  measureIdle,
  measureInstant,
  measureReturning,
  measureVariant,
  measureWay,
  type Sample,
  type Setting,
} from "./scenarios.ts";
import type { Stage } from "./stage.ts";
import { Samples, type Summary } from "./statistics.ts";
import {
  NONE,
  OFFICIAL,
  PRECHAT,
  PRECHAT_IDLE,
  PRECHAT_LIVECHAT,
  PRECHAT_PINNED_LIVECHAT,
  type Subject,
  VARIANTS,
} from "./subjects.ts";
import { measureWork } from "./trace.ts";

export type Widget = "ours" | "official";
type Owner = Widget | "none";

/** Summaries by condition or size, then by subject, then by figure. */
export type Figures = Record<string, Record<Owner, Record<string, Summary>>>;

export interface Measured {
  figures: Figures;
  growth: Figures;
  /** Ours in other circumstances, on the slow link: by subject. */
  variants: Record<string, Record<string, Summary>>;
  brakes: Record<string, Brakes>;
  /** The largest share of the processors, from 0 to 1, that others were seen to take between the visits. */
  othersShare: number;
  /** Every single value, for whoever wants to look. */
  values: Record<string, Record<string, number[]>>;
}

export interface RunOptions {
  browser: Browser;
  stage: Stage;
  repetitions: number;
  /** Whether forms of many sizes are measured, too. */
  withGrowth: boolean;
  log(line: string): void;
}

/** Growth is deterministic but for its times, and its forms are large: fewer repetitions do. */
const MOST_GROWTH_REPETITIONS = 3;

/** Visits in which each widget takes its turn, the order changing from one repetition to the next. */
export async function runBenchmark(options: RunOptions): Promise<Measured> {
  const { browser, stage, repetitions, withGrowth, log } = options;
  const measured: Measured = { figures: {}, growth: {}, variants: {}, brakes: {}, othersShare: 0, values: {} };
  for (const condition of [PLAIN, SLOW]) {
    const setting = { browser, stage, condition };
    measured.brakes[condition.name] = await checkBrakes(setting);
    // The first visit of a process is slower than all that follow; and the fronts compress what it asks for.
    for (const subject of [PRECHAT, OFFICIAL]) await measureCold(setting, subject);
    const samples = newSamples();
    for (let repetition = 1; repetition <= repetitions; repetition++) {
      measured.othersShare = Math.max(measured.othersShare, await busyShare());
      await repeat(setting, samples, repetition);
      log(`${condition.title}: ${repetition} of ${repetitions}`);
    }
    keep(measured, "figures", condition.name, samples);
  }
  await measureVariants(options, measured);
  const growthRepetitions = Math.min(repetitions, MOST_GROWTH_REPETITIONS);
  for (const size of withGrowth ? SIZES : []) {
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

/** Each in turn, so that they can be compared with each other. */
async function measureVariants({ browser, stage, repetitions, log }: RunOptions, measured: Measured): Promise<void> {
  const samples = VARIANTS.map(() => new Samples());
  for (let repetition = 1; repetition <= repetitions; repetition++) {
    for (const [index, subject] of VARIANTS.entries()) {
      stage.control.reset();
      samples[index]?.add(await measureVariant({ browser, stage, condition: SLOW }, subject));
    }
  }
  for (const [index, { name }] of VARIANTS.entries()) {
    measured.variants[name] = samples[index]?.summaries() ?? {};
    measured.values[`variants: ${name}`] = samples[index]?.values() ?? {};
  }
  log("other circumstances");
}

type Scenario = [measure: (setting: Setting, subject: Subject) => Promise<Sample>, subjects: Subject[]];

const SCENARIOS: Scenario[] = [
  [measureBefore, [NONE, PRECHAT, OFFICIAL]],
  [measureWork, [PRECHAT, OFFICIAL]],
  [measureInstant, [PRECHAT, OFFICIAL]],
  [measureCold, [PRECHAT, OFFICIAL]],
  [measureHover, [PRECHAT, OFFICIAL]],
  [measureIdle, [PRECHAT_IDLE]],
  [measureWay(10_000), [PRECHAT_LIVECHAT, OFFICIAL]],
  [measureWay(2_000), [PRECHAT_LIVECHAT, OFFICIAL]],
  [measureWay(10_000, "Pinned"), [PRECHAT_PINNED_LIVECHAT]],
  [measureWay(2_000, "Pinned"), [PRECHAT_PINNED_LIVECHAT]],
  [measureReturning, [PRECHAT_LIVECHAT, OFFICIAL]],
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
const ownerOf = ({ name }: Subject): Owner => (name.startsWith("ours") ? "ours" : name) as Owner;
const newSamples = () => ({ none: new Samples(), ours: new Samples(), official: new Samples() });
