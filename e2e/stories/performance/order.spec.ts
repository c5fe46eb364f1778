import { expect, test } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";
import { pathsOf } from "../main-way/calls.ts";

const APP = /\/assets\/main-/;

test("asks for the configuration while the app's code is still on its way", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  // The code arrives only after the workspace was asked: whoever waits for it first waits for ever.
  const arrive = await holdBack(page, APP);
  await site.open();
  const config = page.waitForRequest(/livechat\/config/);
  await widget.launcher.click();
  await config;
  arrive();
  await expect(widget.field("Name")).toBeFocused();
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config"]);
});

test("fetches the app's code beside the script that starts it", async ({ site, widget, page }) => {
  // The script arrives only after the code was asked for.
  const arrive = await holdBack(page, /\/assets\/boot-/);
  await site.open();
  const code = page.waitForRequest(APP);
  await widget.launcher.click();
  await code;
  arrive();
  await expect(widget.field("Name")).toBeFocused();
});

test("a click at once fetches nothing twice", async ({ site, widget, statics }) => {
  // As the configurations of `docs/deploy.md` say.
  statics.setFrameHeaders({ "Cache-Control": "public, max-age=31536000, immutable" });
  await site.open();
  await widget.launcher.click();
  await expect(widget.field("Name")).toBeFocused();
  await statics.quiet();
  expect(statics.requests.filter((path) => APP.test(path))).toHaveLength(1);
  expect(statics.requests).toEqual([...new Set(statics.requests)]);
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
  expect(pathsOf(workspace.control)).toEqual([
    "GET livechat/config",
    "POST livechat/visitor",
    "POST livechat/visitor",
    "GET livechat/room",
  ]);
  expect(statics.requests).toEqual(files);
});
