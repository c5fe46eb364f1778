import { expect, test } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";
import { pathsOf } from "../main-way/calls.ts";
import { arrival } from "./everything.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };

type Prechat = (command: string, given?: object) => void;

test.beforeEach(({ consoleGuard }) => consoleGuard.allow(/Failed to load resource/, /The step "config" failed/));

test("however often it was tried offline, one configuration is asked for when the connection is back", async ({
  site,
  widget,
  workspace,
  statics,
}) => {
  const context = widget.page.context();
  await site.open({ attributes: { "data-preload": "idle", "data-handoff": "room" } });
  await expect(widget.iframe).toHaveCount(1);
  await statics.quiet();
  await context.setOffline(true);
  await widget.launcher.click();
  for (const count of [1, 2, 3]) {
    await expect.poll(() => widget.events("error").length).toBe(count);
    if (count < 3) await widget.submit("Try again");
  }
  await context.setOffline(false);
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectHandedOff();
  expect(pathsOf(workspace.control)).toEqual([
    "GET livechat/config",
    "POST livechat/visitor",
    "POST livechat/visitor",
    "GET livechat/room",
  ]);
});

test("settings that were changed twice, and news from the workspace: the last of each holds", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  await site.open();
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.close();
  const release = await holdBack(page, /\/assets\/de-/);
  const german = page.waitForResponse(/\/assets\/de-/);
  const set = (given: object) =>
    page.evaluate((given) => (window as unknown as { Prechat: Prechat }).Prechat("set", given), given);
  // The first change fetches the loader's full check.
  await set({ theme: "dark" });
  await expect(widget.frame.locator("html")).toHaveAttribute("data-theme", "dark");
  await set({ locale: "de" });
  await set({ locale: "en" });
  workspace.control.configure({
    departments: [
      { _id: "dep-returns", name: "Returns" },
      { _id: "dep-repairs", name: "Repairs" },
    ],
  });
  await widget.open();
  await arrival(workspace, "livechat/config", 2);
  const options = widget.field("Department").locator("option");
  await expect(options).toHaveText(["Choose…", "Returns", "Repairs"]);
  release();
  await (await german).finished();
  // Whatever the late one does is done before this.
  await set({ theme: "light" });
  await expect(widget.frame.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(widget.frame.locator("html")).toHaveAttribute("lang", "en");
  await expect(options).toHaveText(["Choose…", "Returns", "Repairs"]);
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
});

test("what was asked for at the hover is old when the click comes minutes later", async ({
  site,
  widget,
  workspace,
}) => {
  await widget.page.clock.install();
  await site.open();
  await widget.launcher.hover();
  await arrival(workspace, "livechat/config");
  await expect(widget.frame.locator("[name=name]")).toHaveCount(1);
  workspace.control.configure({ online: false });
  await widget.page.clock.fastForward(60_000);
  await widget.launcher.click();
  await expect(widget.button("Send")).toBeVisible();
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config", "GET livechat/config"]);
});

test("who sends the form right after the page changed tells of the new page", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  workspace.control.configure({ customFields: [{ key: "from", label: "Page" }] });
  const from = { key: "from", label: "Page", type: "hidden", defaultValue: "{page.url}" };
  await site.open({
    settings: { handoff: "room", prefill: { name: "Ada", email: "ada@example.com" }, customFields: [from] },
  });
  await widget.open();
  await widget.close();
  await page.evaluate(() => history.pushState(null, "", "/checkout"));
  workspace.control.fault({ path: "livechat/config", fault: { kind: "hang" } });
  await widget.open();
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({ from: `${site.origin}/checkout` });
});
