import { expect, test } from "../../fixtures.ts";

/** A week without hours but this one, long past noon in any zone: it opens next week at the latest. */
const hours = { timeZone: "Europe/Berlin", week: { mon: ["09:00-10:00"] } };

test("the page asks whether somebody is there: one request, and nothing opens", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  const status = (department?: string) => page.evaluate((id) => window.Prechat?.("status", id), department);
  await site.open({ settings: { hours } });
  await widget.launcher.waitFor();
  expect(await status()).toEqual({ enabled: true, online: true, opensAt: null });
  expect(workspace.control.requests()).toHaveLength(1);
  workspace.control.configure({ online: false });
  expect(await status("dep-sales")).toEqual({ enabled: true, online: false, opensAt: expect.any(Number) });
  expect(workspace.control.requests()).toMatchObject([
    { path: "livechat/config", query: {} },
    { path: "livechat/config", query: { department: "dep-sales" } },
  ]);
  await expect(widget.iframe).toHaveCount(0);
});

test("away: hide leaves the launcher out while nobody is there, and opens all the same when the page says so", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  workspace.control.configure({ online: false });
  await site.open({ settings: { away: "hide" } });
  await expect.poll(() => workspace.control.requests().length).toBe(1);
  await expect(widget.host).toBeAttached();
  await expect(widget.launcher).toBeHidden();
  await page.evaluate(() => window.Prechat?.("open"));
  await expect(widget.field("Your message")).toBeVisible();

  workspace.control.configure({ online: true });
  await page.reload();
  await expect(widget.launcher).toBeVisible();
});

test("away: notice says that nobody is there, and asks for no message", async ({ site, widget, workspace }) => {
  workspace.control.configure({ online: false, settings: { displayOfflineForm: true } });
  await site.open({ attributes: { "data-away": "notice" } });
  await widget.open();
  await expect(widget.frame.getByRole("heading", { name: "We’re away right now" })).toBeFocused();
  await expect(widget.frame.getByRole("textbox")).toHaveCount(0);
  expect(widget.events("error")).toEqual([]);
});

test("attribution: session remembers on later pages where the visitor came from", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  workspace.control.configure({ customFields: [{ key: "campaign", label: "Campaign" }] });
  const customFields = [
    { key: "campaign", label: "Campaign", type: "hidden", defaultValue: "{utm_source}, {landing.url}" },
  ];
  const settings = { handoff: "room", attribution: "session", customFields };
  const kept = () => page.evaluate(() => sessionStorage.getItem("prechat:landing"));
  const landing = `${site.publish({ path: "/bikes", settings })}?utm_source=mail`;
  await page.goto(landing);
  await expect.poll(kept).toBe(landing);
  await site.open({ path: "/checkout", settings });
  await widget.open();
  await widget.fill({ Name: "Ada", Email: "ada@example.com" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ livechatData: { campaign: `mail, ${landing}` } }]);
});
