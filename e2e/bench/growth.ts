import { SLOW_CPU } from "./conditions.ts";
import { onVisit, type Sample, type Setting } from "./scenarios.ts";
import type { Subject } from "./subjects.ts";
import type { Visit } from "./visit.ts";

/** A size of form. */
export interface Size {
  departments: number;
  customFields: number;
}

export const SIZES: Size[] = [
  ...[0, 10, 100, 1000].map((departments) => ({ departments, customFields: 0 })),
  ...[10, 100].map((customFields) => ({ departments: 0, customFields })),
];

const KEYS = "the quick brown fox jumps over";

export const nameOf = ({ departments, customFields }: Size) =>
  customFields ? `${customFields} custom fields` : `${departments} departments`;

/** On a slow processor and a fast link: what a widget does with a large form, not how it travels. */
export async function measureGrowth(
  setting: Omit<Setting, "condition">,
  subject: Subject,
  size: Size,
): Promise<Sample> {
  const { control } = setting.stage;
  control.configure({
    licensed: true,
    departments: count(size.departments).map((n) => ({ _id: `dep-${n}`, name: `Department ${n}` })),
    customFields: count(size.customFields).map((n) => ({ key: `field-${n}`, label: `Field ${n}` })),
  });
  const complete = size.customFields
    ? { selector: '[name^="field-"]', count: size.customFields }
    : { selector: "select option", count: size.departments };
  return onVisit({ ...setting, condition: SLOW_CPU }, subject, { complete, clicksAtOnce: true }, async (visit) => {
    const navigationToForm = await visit.untilComplete("navigation");
    await visit.traffic.settle();
    return {
      navigationToForm,
      elements: await visit.frame.evaluate(() => document.querySelectorAll("*").length),
      ...(size.customFields > 0 && (await measureTyping(visit, `[name="field-${size.customFields / 2}"]`))),
    };
  });
}

/** What a key costs on average: its events with the layout they lead to, and all that the main thread does meanwhile. */
async function measureTyping(visit: Visit, field: string): Promise<Sample> {
  const { frame, page } = visit;
  await frame.locator(field).focus();
  // The first key pays for what only the first one needs.
  await page.keyboard.type("a");
  await frame.evaluate(() => {
    const durations: number[] = [];
    let start = 0;
    addEventListener("keydown", () => (start = performance.now()), true);
    // The last listener of the key's events: by then every other one and its microtasks have run. Painting comes later.
    addEventListener("input", () => {
      document.body.getBoundingClientRect();
      durations.push(performance.now() - start);
    });
    Object.assign(window, { benchKeys: durations });
  });
  const before = await visit.taskMs();
  // Slow enough for each key to get its own frame.
  await page.keyboard.type(KEYS, { delay: 60 });
  const mainThreadPerKey = ((await visit.taskMs()) - before) / KEYS.length;
  const keys = await frame.evaluate(() => (window as unknown as { benchKeys: number[] }).benchKeys);
  return { msPerKey: keys.reduce((sum, ms) => sum + ms, 0) / keys.length, mainThreadPerKey };
}

const count = (length: number) => Array.from({ length }, (_, index) => index + 1);
