import { expect, test } from "../../fixtures.ts";
import { pathsOf } from "../main-way/calls.ts";

const APP = /\/assets\/main-/;

test("asks for the configuration while the app's code is still on its way", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  let arrive = () => {};
  const isAsked = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  // The code arrives only after the workspace was asked: whoever waits for it first waits for ever.
  await page.route(APP, async (route) => {
    await isAsked;
    await route.continue();
  });
  await site.open();
  const config = page.waitForRequest(/livechat\/config/);
  await widget.launcher.click();
  await config;
  arrive();
  await expect(widget.field("Name")).toBeFocused();
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config"]);
});

test("a submission is two requests, by code that is there already", async ({ site, widget, statics, workspace }) => {
  await site.open({ attributes: { "data-handoff": "room" } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await expect.poll(() => statics.requests.filter((path) => path.includes("after-form-"))).toHaveLength(1);
  await statics.quiet();
  const files = [...statics.requests];
  await widget.submit();
  await widget.expectHandedOff();
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config", "POST livechat/visitor", "GET livechat/room"]);
  expect(statics.requests).toEqual(files);
});
