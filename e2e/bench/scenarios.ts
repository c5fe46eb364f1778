import type { Browser } from "@playwright/test";
import type { Condition } from "./conditions.ts";
import type { Stage } from "./stage.ts";
import type { Subject } from "./subjects.ts";
import { bytesOf } from "./traffic.ts";
import { Visit, type VisitOptions } from "./visit.ts";

/** What is measured, and with whom. */
export interface Setting {
  browser: Browser;
  stage: Stage;
  condition: Condition;
}

export type Sample = Record<string, number>;

/** The form of the default workspace: name, email, and a choice of two departments. */
const FORM = { complete: { selector: "select option", count: 2 } };

/** How long a visitor's mouse is on the launcher before the click. */
const HOVER_MS = 300;

/** A page that nobody wants to chat on. */
export async function measureBefore(setting: Setting, subject: Subject): Promise<Sample> {
  return onVisit(setting, subject, FORM, async (visit) => {
    if (subject.launcher) await visit.at("launcher");
    await visit.traffic.settle();
    const { transfers } = visit.traffic;
    const cost = await visit.cost();
    return {
      requestsBefore: transfers.length,
      bytesBefore: bytesOf(transfers),
      ...(subject.launcher && { launcher: await visit.between("navigation", "launcher") }),
      longTasksBefore: cost.longTasksMs,
      scriptBefore: cost.scriptMs,
      heapBefore: cost.heapBytes,
      nodesBefore: cost.nodes,
    };
  });
}

/** A visitor who clicks the instant the launcher shows. */
export async function measureInstant(setting: Setting, subject: Subject): Promise<Sample> {
  return onVisit(setting, subject, { ...FORM, clicksAtOnce: true }, untilForm);
}

/** What it took until the form was there. */
async function untilForm(visit: Visit): Promise<Sample> {
  const usable = await visit.at("usable");
  await visit.traffic.settle();
  const until = visit.traffic.startedBy(usable);
  return {
    requestsToForm: until.length,
    bytesToForm: bytesOf(until),
    navigationToForm: await visit.between("navigation", "usable"),
    navigationToCompleteForm: await visit.untilComplete("navigation"),
  };
}

/** A visitor who reads the page, clicks without a warning, writes, and sends. */
export async function measureCold(setting: Setting, subject: Subject): Promise<Sample> {
  return onVisit(setting, subject, FORM, async (visit) => {
    await visit.at("launcher");
    await visit.traffic.settle();
    await visit.hover();
    await visit.click();
    const clickToForm = await visit.between("click", "usable");
    const clickToCompleteForm = await visit.untilComplete("click");
    await visit.traffic.settle();
    const cost = await visit.cost();
    await visit.register();
    return {
      clickToForm,
      clickToCompleteForm,
      longTasksWithForm: cost.longTasksMs,
      scriptWithForm: cost.scriptMs,
      heapWithForm: cost.heapBytes,
      nodesWithForm: cost.nodes,
      submitToRegistered: await visit.between("submit", "registered"),
      submitToHandoff: await visit.between("submit", "handoff"),
    };
  });
}

/** A visitor whose mouse rests on the launcher before it clicks. */
export async function measureHover(setting: Setting, subject: Subject): Promise<Sample> {
  return onVisit(setting, subject, FORM, async (visit) => {
    await visit.at("launcher");
    await visit.traffic.settle();
    await visit.hover();
    await new Promise((resolve) => setTimeout(resolve, HOVER_MS));
    await visit.click();
    return { hoverClickToForm: await visit.between("click", "usable") };
  });
}

/** `preload: "idle"`: the page has had time to fetch the frame's files. */
export async function measureIdle(setting: Setting, subject: Subject): Promise<Sample> {
  return onVisit(setting, subject, FORM, async (visit) => {
    await visit.at("launcher");
    await visit.traffic.settle(1000);
    await visit.hover();
    await new Promise((resolve) => setTimeout(resolve, HOVER_MS));
    await visit.click();
    return { idleClickToForm: await visit.between("click", "usable") };
  });
}

/**
 * A visitor's whole way: they click at once, write for a while, send, and can write to a human.
 *
 * @param prefix Of the figures' names, for a second subject of the same owner.
 */
export function measureWay(typingMs: number, prefix = "") {
  return (setting: Setting, subject: Subject): Promise<Sample> =>
    onVisit(setting, subject, { ...FORM, clicksAtOnce: true }, async (visit) => {
      await visit.untilComplete("navigation");
      await visit.register(typingMs);
      const name = `${prefix}${typingMs / 1000}`;
      return {
        [`way${name}`]: (await visit.untilComposer("navigation")) - typingMs,
        [`submitToRegistered${name}`]: await visit.between("submit", "registered"),
        [`submitToComposer${name}`]: await visit.untilComposer("submit"),
        [`handoffToComposer${name}`]: await visit.untilComposer("handoff"),
      };
    });
}

/** A visitor who comes back to the page, with a chat that is open. */
export async function measureReturning(setting: Setting, subject: Subject): Promise<Sample> {
  return onVisit(setting, subject, { ...FORM, clicksAtOnce: true }, async (visit) => {
    await visit.untilComplete("navigation");
    await visit.register();
    await visit.untilComposer("navigation");
    await visit.traffic.settle();
    await visit.again();
    return { returning: await visit.untilComposer("navigation") };
  });
}

/** The form for a visitor who clicks at once, on the first visit and on the second. */
export async function measureVariant(setting: Setting, subject: Subject): Promise<Sample> {
  return onVisit(setting, subject, { ...FORM, clicksAtOnce: true }, async (visit) => {
    const first = await untilForm(visit);
    await visit.again();
    return { ...first, secondVisit: await visit.between("navigation", "usable") };
  });
}

export async function onVisit<Result>(
  { browser, stage, condition }: Setting,
  subject: Subject,
  options: VisitOptions,
  measure: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  const visit = await Visit.start(browser, stage, subject, condition, options);
  try {
    return await measure(visit);
  } finally {
    await visit.end();
  }
}
