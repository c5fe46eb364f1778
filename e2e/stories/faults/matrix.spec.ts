import type { Step } from "../../../src/protocol/events.ts";
import { expect, test } from "../../fixtures.ts";
import type { Fault, FaultRule } from "../../server/index.ts";
import { answers, arrival, expectAnswersShown, expectEverythingOnce, expectNothingStored } from "./everything.ts";
import { type Grounds, Stage } from "./stage.ts";

/** As the widget has it: a request that takes longer is given up. */
const REQUEST_TIMEOUT_MS = 10_000;
const LIMIT_SECONDS = 40;
/** Several cells share a processor, and the widget's own waits between two attempts are real. */
const PATIENCE_MS = 30_000;
/**
 * Every sixth cell, so that each request meets three faults or four and each fault a request or two; all of them, each
 * of which takes seconds, where there is time. `visit.property.test.ts` drives the same visit through many more.
 */
const STEP = process.env.PRECHAT_MATRIX === "all" ? 1 : 6;
/** Cells that play at once in one worker. */
const AT_ONCE = 4;

interface Request {
  name: string;
  /** The rule that hits this request and no other. */
  rule: Pick<FaultRule, "method" | "path" | "skip">;
  step: Step;
  /** The request before it that isn't the first of all: the how-manieth to which path. */
  before?: { path: string; count: number };
}

/** Every request of a registration, in order. */
const REQUESTS: Request[] = [
  { name: "config", step: "config", rule: { path: "livechat/config" } },
  { name: "visitor", step: "visitor", rule: { path: "livechat/visitor" } },
  {
    name: "visitor with details",
    step: "visitor",
    rule: { path: "livechat/visitor", skip: 1 },
    before: { path: "livechat/visitor", count: 1 },
  },
  {
    name: "custom.fields",
    step: "custom-fields",
    rule: { path: "livechat/custom.fields" },
    before: { path: "livechat/visitor", count: 2 },
  },
  {
    name: "room",
    step: "room",
    rule: { path: "livechat/room" },
    before: { path: "livechat/custom.fields", count: 1 },
  },
  {
    name: "custom.fields of the room",
    step: "custom-fields",
    rule: { path: "livechat/custom.fields", skip: 1 },
    before: { path: "livechat/room", count: 1 },
  },
  {
    name: "message",
    step: "message",
    rule: { path: "livechat/message" },
    before: { path: "livechat/custom.fields", count: 2 },
  },
];

interface FaultCase {
  name: string;
  fault?: Fault;
  /** How many requests it hits. A connection that drops is one failure to us, and up to five to the server. */
  times?: number;
  /** Whether the widget stops and asks, instead of going on by itself. */
  asks?(request: Request): boolean;
  /** Whether the visitor leaves the page. */
  leaves?: boolean;
  /** What happens while the fault is on. */
  play?(stage: Stage, request: Request): Promise<void>;
}

const always = () => true;
/** A refusal of all fields is looked into by sending one after the other, which succeeds. */
const butFields = ({ name }: Request) => !name.startsWith("custom.fields");
const isConfig = ({ name }: Request) => name === "config";
const arrived = ({ workspace }: Stage, { rule: { path, skip = 0 } }: Request) => arrival(workspace, path, skip + 1);

const refusal = (body: object): Fault => ({ kind: "status", status: 400, body: { success: false, ...body } });

async function waitForCountdown({ widget }: Stage): Promise<void> {
  const countdown = /^The chat is busy\. Sending again in \d+ seconds?\.$/;
  await expect(widget.frame.getByRole("timer")).toHaveText(countdown, { timeout: PATIENCE_MS });
  await expectAnswersShown(widget);
}

async function waitOffline({ widget, workspace, context }: Stage): Promise<void> {
  await expect(widget.frame.getByText(/^You are offline\. Your answers are kept/)).toBeVisible({
    timeout: PATIENCE_MS,
  });
  await expectAnswersShown(widget);
  workspace.control.clearFaults();
  await context.setOffline(false);
}

const FAULTS: FaultCase[] = [
  { name: "500", fault: { kind: "status", status: 500, body: { success: false, error: "Internal server error" } } },
  {
    name: "500 that stays",
    fault: { kind: "status", status: 500, body: { success: false, error: "Internal server error" } },
    times: 100,
    asks: always,
  },
  { name: "HTML 502", fault: { kind: "html", status: 502 } },
  { name: "HTML 200", fault: { kind: "html", status: 200 } },
  ...[true, false].map(
    (headers): FaultCase => ({
      name: `429 ${headers ? "with" : "without"} headers`,
      fault: { kind: "rate-limit", seconds: LIMIT_SECONDS, headers },
      async play(stage) {
        await waitForCountdown(stage);
        await stage.skip(LIMIT_SECONDS * 1000);
      },
    }),
  ),
  { name: "400 with the code alone", fault: refusal({ error: "error-not-allowed" }), asks: butFields },
  {
    name: "400 with the code in brackets",
    fault: refusal({ error: "Not allowed [error-not-allowed]", errorType: "error-not-allowed" }),
    asks: butFields,
  },
  {
    name: "400 of the validators",
    fault: refusal({ error: "must be string [invalid-params]", errorType: "invalid-params" }),
    asks: butFields,
  },
  { name: "400 with a text alone", fault: refusal({ error: "Match error: Expected string" }), asks: butFields },
  {
    name: "timeout",
    fault: { kind: "hang" },
    async play(stage, request) {
      await arrived(stage, request);
      if (!isConfig(request)) return stage.skip(REQUEST_TIMEOUT_MS);
      // The first request of all has the browser's own timer, which no fake clock moves.
      await arrival(stage.workspace, request.rule.path, 2);
    },
  },
  ...(["drop-before", "drop-after"] as const).map(
    (kind): FaultCase => ({
      name: `dropped ${kind === "drop-before" ? "before" : "after"} the write`,
      fault: { kind },
      // Chromium itself sends again what was dropped, and our retries follow.
      times: 100,
      asks: isConfig,
      async play({ widget, workspace }, request) {
        if (isConfig(request)) return;
        // Shown for less than a second: the frame itself watches for it.
        const frame = widget.page.frames().find((one) => one.url().includes("/frame/index.html"));
        await frame?.waitForFunction(
          () =>
            document.querySelector("[role=status]")?.textContent?.includes("That didn’t get through. Trying again…"),
          null,
          { timeout: PATIENCE_MS },
        );
        workspace.control.clearFaults();
      },
    }),
  ),
  { name: "invalid JSON", fault: { kind: "invalid-json" } },
  { name: "empty body", fault: { kind: "empty" } },
  { name: "offline before", play: waitOffline },
  {
    name: "offline in the middle",
    fault: { kind: "hang" },
    // On a busy machine the first may time out, and be repeated, before the connection goes.
    times: 100,
    async play(stage, request) {
      await arrived(stage, request);
      await stage.context.setOffline(true);
      // What is on its way is not answered any more, and nobody says so.
      await stage.skip(REQUEST_TIMEOUT_MS);
      await waitOffline(stage);
    },
  },
  ...(["reload", "reopenTab"] as const).flatMap((leave): FaultCase[] =>
    [true, false].map((isWritten) => ({
      name: `${leave === "reload" ? "reload" : "tab closed and reopened"} ${isWritten ? "after" : "before"} the write`,
      leaves: true,
      fault: isWritten ? { kind: "delay", ms: 50 } : { kind: "hang" },
      async play(stage, request) {
        await arrived(stage, request);
        await stage[leave]();
      },
    })),
  ),
];

/** Makes the connection go just before the request of a cell is made. */
async function goOfflineBefore({ context }: Stage, { before }: Request): Promise<void> {
  if (!before) return void (await context.setOffline(true));
  let left = before.count;
  await context.route(`**/${before.path}*`, async (route) => {
    if (route.request().method() === "OPTIONS" || --left) return route.fallback();
    const response = await route.fetch();
    await context.setOffline(true);
    await route.fulfill({ response });
  });
}

async function playCell(grounds: Grounds, request: Request, cell: FaultCase): Promise<void> {
  const isOffline = cell.name === "offline before";
  const preload = isConfig(request) && isOffline ? "idle" : "intent";
  const stage = await Stage.set(grounds, `${request.name} ${cell.name}`, { preload });
  const { workspace } = stage;
  const asks = cell.asks?.(request) ?? false;
  // While the form says "Try again" for want of a configuration, or before a visitor who leaves, nothing is sent.
  const isSentLater = isConfig(request) && (asks || cell.leaves || isOffline);
  try {
    if (cell.fault) workspace.control.fault({ ...request.rule, times: cell.times ?? 1, fault: cell.fault });
    const start = async () => {
      if (isConfig(request) && isOffline) {
        await expect(stage.widget.frame.getByText("Loading…")).toBeAttached();
        await goOfflineBefore(stage, request);
      }
      // A step's code is there before the step, or the step fails for want of it.
      const files = !isConfig(request) && isOffline ? [/\/after-form-/, /\/last-screens-/] : [];
      const code = files.map((file) => stage.page.waitForResponse(file));
      await stage.widget.open();
      await stage.widget.fill(answers);
      for (const response of await Promise.all(code)) await response.finished();
      if (code.length) await goOfflineBefore(stage, request);
      if (!isSentLater) await stage.widget.submit();
    };
    await start();
    await cell.play?.(stage, request);
    const { widget } = stage;
    if (asks) {
      await expect(widget.button("Try again")).toBeVisible({ timeout: PATIENCE_MS });
      expect(await widget.expectEvent("error")).toMatchObject({ step: request.step });
      await expect(widget.frame.getByRole("alert")).not.toBeEmpty();
      workspace.control.clearFaults();
      await widget.submit("Try again");
    }
    if (isSentLater) {
      if (cell.leaves) await widget.fill(answers);
      await widget.submit();
    }
    await expect(widget.frame.getByRole("heading", { level: 2 })).toBeVisible({ timeout: PATIENCE_MS });
    await widget.expectHandedOff();
    expectEverythingOnce(workspace);
    await expectNothingStored(widget);
    // A page that was left may have been told too.
    expect(new Set(widget.events("handoff").map(({ room }) => room?.id)).size, "chats handed off").toBe(1);
    const errors = widget.events("error").filter(({ reason }) => reason !== "offline");
    if (!asks) expect(errors, "errors that were none").toEqual([]);
    expect(stage.losses).toEqual([]);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${await stage.describe()}`);
  } finally {
    await stage.strike();
  }
}

test.use({ screenshot: "off" });

for (const [row, request] of REQUESTS.entries()) {
  const cells = FAULTS.filter((_, column) => (row + column) % STEP === 0);
  test(`${request.name} × ${cells.length} faults`, async ({ browser, browserName, siteServer, staticHost }) => {
    test.skip(browserName === "firefox", "Stock Firefox's driver loses the browser in the middle of a row.");
    test.setTimeout(600_000);
    const failures: string[] = [];
    const queue = cells.values();
    const actor = async () => {
      for (const cell of queue) {
        await playCell({ browser, siteServer, staticHost }, request, cell).catch((error: unknown) => {
          failures.push(`${request.name} × ${cell.name}: ${error instanceof Error ? error.message : error}`);
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, actor));
    const held = `${cells.length - failures.length} of ${cells.length} hold`;
    console.info(`matrix of ${REQUESTS.length} requests × ${FAULTS.length} faults; ${request.name}: ${held}`);
    expect(failures).toEqual([]);
  });
}
