import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { STRANGER } from "./testing/answers.ts";
import { pause } from "./testing/replies.ts";
import { type Scenario, scenario } from "./testing/scenario.ts";
import { SimulatedBrowser } from "./testing/simulated-browser.ts";
import { openVisit, playVisitor } from "./testing/simulated-visit.ts";

/** More runs for a night, or the seed of a run that failed. */
const RUNS = Number(process.env.PRECHAT_PROPERTY_RUNS ?? 100);
/** Fixed, so that the gate says the same each time; the long runs take another. */
const SEED = Number(process.env.PRECHAT_SEED ?? 20_261_126);

const RELOAD_MS = 300;
const PATIENCE_MS = 30 * 60_000;

async function play(given: Scenario): Promise<SimulatedBrowser> {
  vi.setSystemTime(1_700_000_000_000);
  const browser = new SimulatedBrowser(given);
  for (const [name, value] of Object.entries(browser.globals())) vi.stubGlobal(name, value);
  const startedAt = Date.now();
  let open: number = given.tabs;
  const isLate = () => Date.now() - startedAt > PATIENCE_MS;
  /** Whoever comes back finds the page reloaded. */
  const stay = async (): Promise<void> => {
    for (;;) {
      const page = browser.open();
      const visit = browser.as(page, () => playVisitor(openVisit(browser, page), page, isLate));
      if ((await Promise.race([visit, page.gone])) !== "gone") break;
      await pause(RELOAD_MS);
    }
    open--;
  };
  for (const ms of given.crashesAt) setTimeout(() => browser.crashLast(), ms);
  if (given.storage === "cleared") setInterval(() => browser.clearStorage(), 40);
  const all = Promise.all(Array.from({ length: given.tabs }, stay));
  let failure: unknown;
  all.catch((error: unknown) => {
    failure = error;
  });
  while (open && !failure && !isLate()) await vi.advanceTimersByTimeAsync(250);
  if (failure) throw failure;
  expect(open, "tabs that never came to an end").toBe(0);
  vi.clearAllTimers();
  return browser;
}

beforeEach(() => {
  vi.useFakeTimers();
  // The browser's own timer would run in real time.
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException("Too late", "TimeoutError")), ms);
    return controller.signal;
  });
  for (const method of ["error", "warn"] as const) vi.spyOn(console, method).mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("whatever fails, and wherever the page goes away, everything is there once", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (given) => {
      const { workspace, visitorCalls, mostRoomCalls, stored, remembered } = await play(given);
      expect(workspace.rooms).toHaveLength(1);
      const own = workspace.visitors.find(({ token }) => token === workspace.rooms[0]?.token);
      const others = workspace.visitors.filter((visitor) => visitor !== own);
      expect(own).toMatchObject({ email: "ada@example.com", phone: "+491701234567" });
      expect(own?._id).not.toBe(STRANGER);
      expect(others.map(({ data }) => data)).toEqual(others.map(() => ({})));
      // One that was forgotten between two calls, and made again, can't be told from a stranger: it is left alone.
      if (!given.faults.some(({ kind }) => kind === "forget"))
        expect(others.map(({ _id, token }) => [_id, token])).toEqual(
          given.shares === "nothing" ? [] : [[STRANGER, "older"]],
        );
      expect(own?.data).toEqual({
        order: expect.stringMatching(/^47110*$/),
        size: expect.stringMatching(/^540*$/),
      });
      expect(workspace.rooms[0]?.data).toEqual({ channel: expect.stringMatching(/^web0*$/) });
      expect(workspace.messages.map(({ msg }) => msg)).toEqual(["The chain slips."]);
      expect(mostRoomCalls).toBe(1);
      if (given.storage === "kept") expect(remembered).toBe(own?.token);
      expect(stored).not.toMatch(/Ada Lind|chain slips|"order"/);
      // Whose storage is emptied all the time can't count.
      if (given.storage === "cleared") return;
      for (const [index, at] of visitorCalls.entries()) {
        const sixth = visitorCalls[index + 5];
        if (sixth !== undefined) expect(sixth - at).toBeGreaterThanOrEqual(60_000);
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
  console.info(`property: ${RUNS} runs, seed ${SEED}`);
}, 600_000);
