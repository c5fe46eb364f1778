import { expect, test } from "../../fixtures.ts";
import { pathsOf } from "../main-way/calls.ts";

test("what an idle moment fetched is not fetched again, up to the handoff", async ({
  site,
  widget,
  statics,
  workspace,
}) => {
  await site.open({ attributes: { "data-preload": "idle", "data-handoff": "room" } });
  // However long a busy machine takes to have an idle moment.
  await widget.frame.locator(".panel").waitFor({ state: "attached" });
  await statics.quiet();
  const early = [...statics.requests];
  expect(early.some((path) => path.includes("/assets/main-"))).toBe(true);
  await widget.launcher.hover();
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(statics.requests.slice(0, early.length)).toEqual(early);
  expect(new Set(statics.requests).size).toBe(statics.requests.length);
  expect(pathsOf(workspace.control)).toEqual([
    "GET livechat/config",
    "POST livechat/visitor",
    "POST livechat/visitor",
    "GET livechat/room",
  ]);
});

for (const [name, connection] of [
  ["asks to save data", { saveData: true, effectiveType: "4g" }],
  ["is on a slow connection", { saveData: false, effectiveType: "2g" }],
] as const) {
  for (const preload of ["intent", "idle"]) {
    test(`preload "${preload}" spends nothing on a guess when the visitor ${name}`, async ({
      site,
      widget,
      page,
      statics,
    }) => {
      await page.addInitScript((value) => Object.defineProperty(navigator, "connection", { value }), connection);
      await site.open({ attributes: { "data-preload": preload } });
      await widget.launcher.hover();
      await statics.quiet();
      expect(statics.requests.filter((path) => path.startsWith("/frame/"))).toEqual([]);
      await expect(widget.iframe).toHaveCount(0);
      await widget.open();
      await expect(widget.field("Name")).toBeFocused();
    });
  }
}
