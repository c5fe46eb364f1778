import type { Browser, BrowserContext, CDPSession, Frame, Page } from "@playwright/test";
import type { Condition } from "./conditions.ts";
import { type Moment, type Moments, type ProbePlan, probeScript, REPORT } from "./probe.ts";
import type { Stage } from "./stage.ts";
import { CHAT_WINDOW, COMPOSER, type Subject } from "./subjects.ts";
import { Traffic } from "./traffic.ts";

const TIMEOUT_MS = 60_000;

export type VisitOptions = Partial<Pick<ProbePlan, "clicksAtOnce" | "complete">>;

/** What the page and its frames cost so far. */
export interface Cost {
  /** Tasks of more than 50 ms, added up. */
  longTasksMs: number;
  scriptMs: number;
  heapBytes: number;
  nodes: number;
}

/** One visitor's visit, with an empty cache, from the navigation on. */
export class Visit {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly traffic: Traffic;
  readonly #context: BrowserContext;
  readonly #subject: Subject;
  readonly #moments: Moments = {};
  readonly #waiting: (() => void)[] = [];

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession, traffic: Traffic, subject: Subject) {
    this.#context = context;
    this.page = page;
    this.cdp = cdp;
    this.traffic = traffic;
    this.#subject = subject;
  }

  static async start(
    browser: Browser,
    stage: Stage,
    subject: Subject,
    condition: Condition,
    { clicksAtOnce = false, complete = { selector: "html", count: 1 } }: VisitOptions = {},
  ): Promise<Visit> {
    const context = await browser.newContext({ locale: "en-US", viewport: { width: 1000, height: 800 } });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const visit = new Visit(context, page, cdp, await Traffic.watch(cdp), subject);
    await context.exposeBinding(REPORT, (_source, moment: Moment, at: number) => visit.#take(moment, at));
    const { launcher, iframe } = subject;
    const plan = { launcher, iframe, chatWindow: CHAT_WINDOW, composer: COMPOSER, clicksAtOnce, complete };
    await context.addInitScript({ content: probeScript(plan) });
    await cdp.send("Performance.enable");
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: condition.cpuSlowdown });
    if (condition.network) {
      const { latencyMs, bytesPerSecond } = condition.network;
      await cdp.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: latencyMs,
        downloadThroughput: bytesPerSecond,
        uploadThroughput: bytesPerSecond,
      });
    }
    await page.goto(stage.address(subject), { waitUntil: "commit" });
    return visit;
  }

  /** Comes again to the same page: what the browser kept of the first visit is there. */
  async again(): Promise<void> {
    for (const moment of Object.keys(this.#moments) as Moment[]) delete this.#moments[moment];
    await this.page.reload({ waitUntil: "commit" });
  }

  /** Milliseconds from one moment until the visitor can write to a human. */
  async untilComposer(start: Moment): Promise<number> {
    return Math.max(await this.between(start, "window"), await this.between(start, "composer"));
  }

  /** The widget's frame. */
  get frame(): Frame {
    const frame = this.page.frames()[1];
    if (!frame) throw new Error(`${this.#subject.name} has no frame yet.`);
    return frame;
  }

  /** Waits until it has happened, and returns when. */
  async at(moment: Moment): Promise<number> {
    const deadline = performance.now() + TIMEOUT_MS;
    for (;;) {
      const at = this.#moments[moment];
      if (at !== undefined) return at;
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`${this.#subject.name}: no "${moment}", only ${JSON.stringify(this.#moments)}`);
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        timer = setTimeout(resolve, left);
      });
      clearTimeout(timer);
    }
  }

  /** Milliseconds from one moment to another. */
  async between(start: Moment, end: Moment): Promise<number> {
    return (await this.at(end)) - (await this.at(start));
  }

  /** Milliseconds until the form is usable and has everything that the workspace asks. */
  async untilComplete(start: Moment): Promise<number> {
    // The official widget renders its form before it shows it.
    return Math.max(await this.between(start, "usable"), await this.between(start, "complete"));
  }

  /** Moves the mouse over the launcher, as a visitor does. */
  async hover(): Promise<void> {
    const { x, y } = await this.#launcherCenter();
    await this.page.mouse.move(x, y);
  }

  /** Clicks where the mouse is. */
  async click(): Promise<void> {
    await this.page.mouse.down();
    await this.page.mouse.up();
  }

  /** The answers that both widgets ask for, then the button. @param typingMs How long the visitor takes. */
  async register(typingMs = 0): Promise<void> {
    const { frame } = this;
    await frame.locator("input[name=name]").fill("Ada Lovelace");
    await new Promise((resolve) => setTimeout(resolve, typingMs));
    await frame.locator("input[name=email]").fill("ada@example.com");
    const department = frame.locator("select").first();
    if (await department.isVisible()) await department.selectOption({ label: "Sales" });
    await frame.locator("form button").last().click();
  }

  async cost(): Promise<Cost> {
    // First of all, for what follows is work on the page too.
    const scriptMs = await this.#metricMs("ScriptDuration");
    const tasks = await this.page.evaluate(() => (window as unknown as { benchTasks: [number, number][] }).benchTasks);
    await this.cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await this.cdp.send("Runtime.getHeapUsage");
    const { nodes } = await this.cdp.send("Memory.getDOMCounters");
    return {
      longTasksMs: tasks.reduce((sum, [, duration]) => sum + duration, 0),
      scriptMs,
      heapBytes: usedSize,
      nodes,
    };
  }

  /** How long the main thread has been busy so far. */
  taskMs(): Promise<number> {
    return this.#metricMs("TaskDuration");
  }

  async end(): Promise<void> {
    await this.#context.close();
  }

  async #metricMs(name: string): Promise<number> {
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    return (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000;
  }

  #take(moment: Moment, at: number): void {
    this.#moments[moment] ??= at;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #launcherCenter(): Promise<{ x: number; y: number }> {
    const { launcher } = this.#subject;
    if (!launcher) throw new Error(`${this.#subject.name} has no launcher.`);
    const place = launcher.isInFrame ? this.frame : this.page;
    const box = await place.locator(launcher.path.join(" ")).boundingBox();
    if (!box) throw new Error(`${this.#subject.name} shows no launcher.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}
