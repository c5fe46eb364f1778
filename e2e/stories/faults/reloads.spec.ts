import { expect, test } from "../../fixtures.ts";
import { answers, expectEverythingOnce, expectNothingStored } from "./everything.ts";
import { Stage } from "./stage.ts";

/** `.ci/run` makes fifty, and `visit.property.test.ts` ends pages at more moments than these. */
const RUNS = Number(process.env.PRECHAT_RELOAD_RUNS ?? 6);
/** The same in every run of the gate; another one is tried by `PRECHAT_SEED`. */
const SEED = Number(process.env.PRECHAT_SEED ?? 20_261_126);
const AT_ONCE = 3;

/** mulberry32: the same moments for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`three reloads at random moments, ${RUNS} runs`, async ({ browser, siteServer, staticHost }) => {
  test.setTimeout(30_000 + RUNS * 15_000);
  console.info(`reloads: ${RUNS} runs, seed ${SEED}`);
  const failures: string[] = [];
  const runs = Array.from({ length: RUNS }, (_, index) => SEED + index).values();
  const actor = async () => {
    for (const seed of runs) {
      const random = randomFrom(seed);
      const stage = await Stage.set({ browser, siteServer, staticHost }, `reloads ${seed}`);
      try {
        // Slow enough for a reload to hit any step.
        stage.workspace.control.fault({ path: "*", times: 100, fault: { kind: "delay", ms: 20 + random() * 60 } });
        await stage.widget.open();
        await stage.widget.fill(answers);
        await stage.widget.submit();
        for (let reload = 0; reload < 3; reload++) {
          // The moment is one of the workspace's: after so many of the requests that a registration makes.
          await requests(stage, 1 + Math.floor(random() * 6), random() * 60);
          await stage.reload();
        }
        await expect(stage.widget.frame.getByRole("heading", { level: 2 })).toBeVisible({ timeout: 30_000 });
        expectEverythingOnce(stage.workspace);
        await expectNothingStored(stage.widget);
        expect(stage.losses).toEqual([]);
      } catch (error) {
        failures.push(`seed ${seed}: ${error instanceof Error ? error.message : error}\n${await stage.describe()}`);
      } finally {
        await stage.strike();
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, actor));
  expect(failures).toEqual([]);
});

/** So many more requests reach the workspace, or it has everything; and a moment more. */
async function requests({ workspace: { control } }: Stage, count: number, moreMs: number): Promise<void> {
  const from = control.requests().length;
  await new Promise<void>((resolve) => {
    const isDue = () => control.requests().length >= from + count || control.messages().length > 0;
    const stop = control.onChange(() => {
      if (!isDue()) return;
      stop();
      setTimeout(resolve, moreMs);
    });
    if (!isDue()) return;
    stop();
    setTimeout(resolve, moreMs);
  });
}
