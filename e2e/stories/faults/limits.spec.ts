import { expect, test } from "../../fixtures.ts";
import { pathsOf } from "../main-way/calls.ts";
import {
  answers,
  arrival,
  expectAnswersShown,
  expectEverythingOnce,
  settings,
  workspaceOptions,
} from "./everything.ts";

const DAY_MS = 24 * 60 * 60_000;
const sameSite = { host: "127.0.0.1", settings };

test.use({ serverOptions: { workspace: workspaceOptions } });
test.beforeEach(({ consoleGuard }) => consoleGuard.allow(/Failed to load resource.*429/));

for (const [name, headers, clock, offMs] of [
  ["with", true, "right", 0],
  ["with", true, "a day ahead", DAY_MS],
  ["with", true, "a day behind", -DAY_MS],
  ["without", false, "right", 0],
] as const) {
  test(`a rate limit ${name} headers is a countdown of its seconds, by a clock that is ${clock}`, async ({
    site,
    widget,
    workspace,
  }) => {
    await widget.page.clock.install({ time: Date.now() + offMs });
    workspace.control.fault({ path: "livechat/visitor", fault: { kind: "rate-limit", seconds: 110, headers } });
    await site.open(sameSite);
    await widget.open();
    await widget.fill(answers);
    await widget.submit();
    const countdown = widget.frame.getByRole("timer");
    await expect(countdown).toHaveText(/^The chat is busy\. Sending again in (1[01]\d|[89]\d) seconds\.$/);
    await expect(widget.frame.getByRole("alert")).toBeEmpty();
    await expectAnswersShown(widget);

    await widget.page.clock.fastForward(60_000);
    await expect(countdown).toHaveText(/in [2-5]\d seconds\.$/);
    expect(workspace.control.visitors()).toEqual([]);
    await widget.page.clock.fastForward(60_000);
    await widget.expectHandedOff();
    expectEverythingOnce(workspace);
    expect(widget.events("error")).toEqual([]);
  });
}

test("a limit that stays becomes an error that names the next good moment", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] The step "visitor" failed \(rate-limited/);
  await widget.page.clock.install();
  workspace.control.fault({ path: "livechat/visitor", times: 3, fault: { kind: "rate-limit", seconds: 30 } });
  await site.open({ settings });
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  for (const attempt of [1, 2]) {
    await arrival(workspace, "livechat/visitor", attempt);
    await expect(widget.frame.getByRole("timer")).toHaveText(/in ([12]\d|30) seconds\.$/);
    await widget.page.clock.fastForward(30_000);
  }
  const { step, reason, retryAt = 0 } = await widget.expectEvent("error");
  expect({ step, reason }).toEqual({ step: "visitor", reason: "rate-limited" });
  // By the clock that named it: the page's was set going a moment earlier.
  const now = await widget.frame.locator("body").evaluate(() => Date.now());
  expect(retryAt - now).toBeGreaterThan(20_000);
  expect(retryAt - now).toBeLessThanOrEqual(30_000);
  await expect(widget.frame.getByRole("alert")).toHaveText(/busy right now\. Your answers are kept\./);
  await expectAnswersShown(widget);
  await widget.submit("Try again");
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
});

test("whatever the visitor does, the workspace hears of them five times a minute", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/\[prechat\] The step "visitor" failed/, /Failed to load resource.*400/);
  await widget.page.clock.install();
  const refusal = { kind: "status" as const, status: 400, body: { success: false, error: "error-not-allowed" } };
  workspace.control.fault({ path: "livechat/visitor", times: 5, fault: refusal });
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  for (const attempt of [1, 2, 3, 4]) {
    await arrival(workspace, "livechat/visitor", attempt);
    // Reloads don't help either.
    if (attempt === 2) {
      await widget.page.reload();
      await widget.open();
    } else await widget.submit("Try again");
  }
  await arrival(workspace, "livechat/visitor", 5);
  await widget.submit("Try again");
  await expect(widget.frame.getByRole("timer")).toHaveText(/^The chat is busy\. Sending again in \d+ seconds?\.$/);
  await expectAnswersShown(widget);
  const calls = () =>
    workspace.control.requests().filter(({ path, preflight }) => path === "livechat/visitor" && !preflight);
  expect(calls()).toHaveLength(5);
  await widget.page.clock.fastForward(60_000);
  await widget.expectHandedOff();
  // Now it takes both: the token alone, and the details.
  expect(calls()).toHaveLength(7);
  expectEverythingOnce(workspace);
});

test.describe("at a workspace that counts", () => {
  test.use({ serverOptions: { limits: true, workspace: workspaceOptions } });

  test("an office that has used up the minute is let in when it is over", async ({ site, widget, workspace }) => {
    await widget.page.clock.install();
    for (let colleague = 0; colleague < 5; colleague++) {
      const visitor = { token: `colleague-${colleague}`, name: "Colleague" };
      await fetch(`${workspace.url}/api/v1/livechat/visitor`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ visitor }),
      });
    }
    await site.open({ settings });
    await widget.open();
    await widget.fill(answers);
    await widget.submit();
    await expect(widget.frame.getByRole("timer")).toHaveText(/^The chat is busy\. Sending again in \d+ seconds?\.$/);
    await expectAnswersShown(widget);
    workspace.control.configure({ rateLimits: false });
    await widget.page.clock.fastForward(60_000);
    await widget.expectHandedOff();
    expect(workspace.control.visitors().filter(({ name }) => name === answers.Name)).toHaveLength(1);
    expect(workspace.control.rooms()).toHaveLength(1);
  });
});

for (const [form, fields] of [
  ["before there is a form", undefined],
  ["behind a form that the site names", { name: "required", email: "required" }],
] as const) {
  test(`a limit on the configuration is counted down and waited for, ${form}`, async ({ site, widget, workspace }) => {
    await widget.page.clock.install();
    workspace.control.fault({ path: "livechat/config", fault: { kind: "rate-limit", seconds: 30 } });
    await site.open({ settings: { handoff: "room", fields } });
    await widget.open();
    if (fields) {
      await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
      await widget.submit();
    }
    await expect(widget.frame.getByRole("timer")).toHaveText(/in ([12]\d|30) seconds\.$/);
    expect(pathsOf(workspace.control)).toEqual(["GET livechat/config"]);
    await widget.page.clock.fastForward(30_000);
    if (!fields) {
      await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
      await widget.submit();
    }
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
    expect(widget.events("error")).toEqual([]);
  });
}
