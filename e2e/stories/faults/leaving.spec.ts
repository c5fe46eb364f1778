import { expect, test } from "../../fixtures.ts";
import { Widget } from "../../widget.ts";
import {
  answers,
  arrival,
  expectEverythingOnce,
  expectNothingStored,
  settings,
  workspaceOptions,
} from "./everything.ts";

test.use({ serverOptions: { workspace: workspaceOptions } });

const sameSite = { host: "127.0.0.1", settings };

for (const path of ["livechat/visitor", "livechat/custom.fields", "livechat/room", "livechat/message"]) {
  test(`whoever goes to another page during ${path} finds the chat there`, async ({
    site,
    widget,
    workspace,
    consoleGuard,
  }) => {
    // The repeat of a message that is there is refused: that is how the workspace says so.
    consoleGuard.allow(/Failed to load resource.*400.*livechat\/message/);
    workspace.control.fault({ path, fault: { kind: "delay", ms: 300 } });
    const elsewhere = site.publish({ ...sameSite, path: "/bikes" });
    await site.open(sameSite);
    await widget.open();
    await widget.fill(answers);
    await widget.submit();
    await arrival(workspace, path);
    await widget.page.goto(elsewhere);
    await widget.open();
    await expect(widget.frame.getByRole("heading", { level: 2 })).toBeVisible();
    expectEverythingOnce(workspace);
    await expectNothingStored(widget);
  });
}

test("a step that was under way when the tab was closed is finished by the browser", async ({
  site,
  widget,
  workspace,
  context,
  browserName,
}) => {
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  // Not answered, and not even preflighted, before the tab is gone.
  workspace.control.fault({ method: "OPTIONS", path: "livechat/visitor", fault: { kind: "delay", ms: 300 } });
  await widget.submit();
  const preflight = () =>
    workspace.control.requests().some(({ path, preflight }) => preflight && path === "livechat/visitor");
  await expect.poll(preflight).toBe(true);
  await widget.page.close({ runBeforeUnload: true });
  if (browserName === "firefox") {
    // Firefox drops a request whose preflight is not answered yet, with `keepalive` too: the next visit finishes it.
    const page = await context.newPage();
    const later = await Widget.on(page);
    await site.open({ ...sameSite, page });
    await later.open();
  }
  await expect.poll(() => workspace.control.visitors().length).toBe(1);
});
