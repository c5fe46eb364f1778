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

test("on one site, a click at once fetches the app's code beside the frame's document", async ({
  site,
  widget,
  page,
  browserName,
}) => {
  test.skip(browserName !== "chromium", "Only Chromium prefetches under a strict policy, hence only there.");
  // The document arrives only after the code was asked for.
  const arrive = await holdBack(page, /\/frame\/index\.html/);
  await site.open({ host: "127.0.0.1" });
  const code = page.waitForRequest(APP);
  await widget.launcher.click();
  await code;
  arrive();
  await expect(widget.field("Name")).toBeFocused();
});

for (const [host, filesHost, areOfOneSite] of [
  ["127.0.0.1", "127.0.0.1", true],
  ["www.shop.localhost", "static.shop.localhost", true],
  ["shop.localhost", "myshop.localhost", false],
  ["www.shop.localhost", "127.0.0.1", false],
] as const) {
  test(`a click at once on ${host} fetches nothing twice from ${filesHost}`, async ({
    site,
    widget,
    page,
    statics,
    workspace,
    browserName,
  }) => {
    // As the configurations of `docs/deploy.md` say.
    statics.setFrameHeaders({ "Cache-Control": "public, max-age=31536000, immutable" });
    const loader = statics.loader.replace("127.0.0.1", filesHost);
    const body = `<script async src="${loader}" data-server="${workspace.url}"></script>`;
    await site.open({ host, script: "none", body });
    await widget.launcher.click();
    await expect(widget.field("Name")).toBeFocused();
    await statics.quiet();
    expect(statics.requests.filter((path) => APP.test(path))).toHaveLength(1);
    expect(statics.requests).toEqual([...new Set(statics.requests)]);
    const isEarly = areOfOneSite && browserName === "chromium";
    await expect(page.locator("prechat-widget > link")).toHaveCount(isEarly ? 2 : 0);
  });
}

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
