import { expect, test } from "../../fixtures.ts";
import { Widget } from "../../widget.ts";
import {
  answers,
  arrival,
  expectAnswersShown,
  expectEverythingOnce,
  settings,
  workspaceOptions,
} from "./everything.ts";

test.use({ serverOptions: { workspace: workspaceOptions } });

const posts = (paths: { path: string; preflight: boolean }[], path: string) =>
  paths.filter((request) => request.path === path && !request.preflight).length;

test("a double click sends once", async ({ site, widget, workspace }) => {
  await site.open({ settings });
  await widget.open();
  await widget.fill(answers);
  await widget.button("Start chat").dblclick();
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
  // The token alone, and the details.
  expect(posts(workspace.control.requests(), "livechat/visitor")).toBe(2);
  expect(widget.events("submit")).toHaveLength(1);
});

test("Enter that is held down sends once", async ({ site, widget, workspace }) => {
  workspace.control.fault({ path: "livechat/room", fault: { kind: "delay", ms: 300 } });
  await site.open({ settings });
  await widget.open();
  await widget.fill(answers);
  await widget.field("Name").focus();
  for (let repeat = 0; repeat < 10; repeat++) await widget.page.keyboard.down("Enter");
  await widget.page.keyboard.up("Enter");
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
  // The token alone, and the details.
  expect(posts(workspace.control.requests(), "livechat/visitor")).toBe(2);
  expect(posts(workspace.control.requests(), "livechat/room")).toBe(1);
});

test("an open, a close and an open while it is sent start nothing anew", async ({ site, widget, workspace }) => {
  workspace.control.fault({ path: "livechat/visitor", fault: { kind: "delay", ms: 300 } });
  await site.open({ settings });
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  await widget.close();
  await widget.page.evaluate(() => {
    const { Prechat } = window as unknown as { Prechat(command: string): void };
    Prechat("open");
    Prechat("open");
  });
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
});

// On the frame's own site: the browser under test denies third parties the storage and the locks of their origin.
const sameSite = { host: "127.0.0.1", settings };

test("of two tabs that send at once, one waits and then shows the same chat", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  // The repeat of a message that is there is refused: that is how the workspace says so.
  consoleGuard.allow(/Failed to load resource.*400.*livechat\/message/);
  workspace.control.configure({ roomRaceGapMs: 200 });
  await site.open(sameSite);
  const second = await Widget.on(await widget.page.context().newPage());
  await site.open({ ...sameSite, page: second.page });
  for (const tab of [widget, second]) {
    await tab.open();
    await tab.fill(answers);
  }
  await Promise.all([widget.submit(), second.submit()]);
  const [one, other] = await Promise.all([widget.expectHandedOff(), second.expectHandedOff()]);
  expectEverythingOnce(workspace);
  expect(other.room?.id).toBe(one.room?.id);
  expect(other.token).toBe(one.token);
  expect([one.room?.isNew, other.room?.isNew].sort()).toEqual([false, true]);
});

test("the other tab says that it is under way, and goes on when the first has given up", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] The step "room" failed/);
  consoleGuard.allow(/Failed to load resource/);
  const { clock } = widget.page.context();
  await clock.install();
  workspace.control.fault({ path: "livechat/room", times: 3, fault: { kind: "rate-limit", seconds: 40 } });
  await site.open(sameSite);
  const second = await Widget.on(await widget.page.context().newPage());
  await site.open({ ...sameSite, page: second.page });
  for (const tab of [widget, second]) {
    await tab.open();
    await tab.fill(answers);
  }
  await widget.submit();
  await arrival(workspace, "livechat/room");
  await second.submit();
  await expect(second.frame.getByRole("status")).toHaveText("Your request is being sent from another tab…");
  await expectAnswersShown(second);
  for (const attempt of [2, 3]) {
    await expect(widget.frame.getByRole("timer")).toBeVisible();
    await clock.fastForward(40_000);
    await arrival(workspace, "livechat/room", attempt);
  }
  await expect(widget.button("Try again")).toBeVisible();
  await second.expectHandedOff();
  expectEverythingOnce(workspace);

  await widget.submit("Try again");
  const { room } = await widget.expectHandedOff();
  expect(room?.id).toBe(second.events("handoff")[0]?.room?.id);
  expectEverythingOnce(workspace);
});

test("a configuration that comes late doesn't bring the form back after the handoff", async ({
  site,
  widget,
  workspace,
}) => {
  await site.open({ settings });
  await widget.open();
  await widget.fill(answers);
  await widget.close();
  workspace.control.fault({ path: "livechat/config", fault: { kind: "delay", ms: 1_500 } });
  await widget.open();
  await arrival(workspace, "livechat/config", 2);
  await widget.submit();
  await widget.expectHandedOff();
  // It was answered before the visitor was known: without a guest and without a room.
  await expect
    .poll(() => workspace.control.requests().filter(({ path, status }) => path === "livechat/config" && status).length)
    .toBe(2);
  // A later answer has come to the frame: the earlier one was taken by then.
  const app = widget.page.frames().find((frame) => frame.url().includes("/frame/index.html"));
  await app?.evaluate(async (url) => (await fetch(url)).text(), `${workspace.url}/api/v1/livechat/config`);
  await expect(widget.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();
  expectEverythingOnce(workspace);
});
