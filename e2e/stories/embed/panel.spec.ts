import { expect, test, withMotion } from "../../fixtures.ts";
import { StubFrame } from "./stub-frame.ts";

test.use(withMotion);

test("tells of opening and closing once each", async ({ site, widget, page }) => {
  await site.open();
  await widget.open();
  await page.evaluate(() => window.Prechat?.("open"));
  await widget.close();
  await page.evaluate(() => window.Prechat?.("close"));
  await page.evaluate(() => window.Prechat?.("toggle"));
  await expect(widget.field("Name")).toBeFocused();
  expect(widget.events("open")).toHaveLength(2);
  expect(widget.events("close")).toHaveLength(1);
  expect(widget.events("ready")).toHaveLength(1);
});

test("gives the focus back to the launcher, which can open again by keyboard", async ({ site, widget, page }) => {
  await site.open();
  await widget.launcher.focus();
  await page.keyboard.press("Enter");
  await expect(widget.field("Name")).toBeFocused();
  await widget.close();
  await expect(widget.launcher).toBeFocused();
  await page.keyboard.press("Space");
  await expect(widget.field("Name")).toBeFocused();
});

test("does not take the focus from the page when it is closed by code", async ({ site, widget, page }) => {
  await site.open();
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  await page.getByLabel("Search our shop").focus();
  await page.evaluate(() => window.Prechat?.("close"));
  await expect(page.getByLabel("Search our shop")).toBeFocused();
});

test("fills a phone, holds the page still and leaves no trace", async ({ site, widget, page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await site.open({ body: '<div style="height: 3000px"></div>' });
  const before = await page.evaluate(() =>
    document.documentElement.outerHTML.replace(/<prechat-widget.*<\/prechat-widget>/, ""),
  );
  await page.evaluate(() => scrollTo(0, 500));
  await widget.open();
  expect(await widget.iframe.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 780 });
  await expect(page.locator("html")).toHaveCSS("overflow-y", "hidden");
  await widget.close();
  await expect(page.locator("html")).toHaveCSS("overflow-y", "visible");
  expect(await page.evaluate(() => scrollY)).toBe(500);
  await page.evaluate(() => window.Prechat?.("destroy"));
  const after = await page.evaluate(() => [document.documentElement.outerHTML, document.adoptedStyleSheets.length]);
  expect(after).toEqual([before, 0]);
});

test("never covers the page with a frame that does not come, says so, and tries again", async ({
  site,
  widget,
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] The frame .*silent.html was not ready after 15 s.*frame-src.*X-Frame-Options/);
  await page.clock.install();
  const frame = site.publish({ path: "/silent.html", host: "frame.localhost", html: "<p>nobody" });
  await site.open({ settings: { frame, texts: { unavailable: "Please call us." } } });
  await widget.launcher.click();
  await expect(widget.launcher).toHaveAttribute("aria-busy", "true");
  await expect(widget.iframe).toBeHidden();
  await page.clock.fastForward(2_000);
  await expect(widget.host.getByRole("status")).toHaveText("");
  await page.clock.fastForward(14_000);
  await expect(widget.host.getByRole("status")).toHaveText("Please call us.");
  await expect(widget.launcher).toHaveAttribute("aria-busy", "false");
  await expect(widget.iframe).toHaveCount(0);
  expect(await widget.expectEvent("error")).toEqual({ step: "config", reason: "timeout" });
  expect(widget.events("open")).toHaveLength(0);
  expect(consoleGuard.complaints).toHaveLength(1);
  await widget.launcher.click();
  await expect(widget.host.getByRole("status")).toHaveText("");
  await expect(widget.iframe).toBeAttached();
});

test("says so when not even the panel's code comes, and tries again", async ({ site, widget, page, consoleGuard }) => {
  consoleGuard.expect(/\[prechat\] .*can't be loaded/);
  // The browser's own line.
  consoleGuard.allow(/net::ERR|Same Origin Policy disallows/);
  await page.route("**/prechat-panel.js", (route) => route.abort());
  await site.open();
  await widget.launcher.click();
  await expect(widget.host.getByRole("status").first()).toHaveText("Chat can't be loaded right now.");
  await expect(widget.iframe).toHaveCount(0);
  await page.unroute("**/prechat-panel.js");
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  await expect(widget.host.getByRole("status")).toHaveText("");
});

test("keeps the token in the page's own storage, per server", async ({ site, widget, page, workspace }) => {
  const stub = new StubFrame(site, page);
  const stored = () => page.evaluate((server) => localStorage.getItem(`prechat:token:${server}`), workspace.url);
  await site.open({ settings: stub.settings });
  await widget.launcher.waitFor();
  await page.evaluate(() => window.Prechat?.("open"));
  expect(await stub.received("configure")).toMatchObject({
    token: null,
    open: true,
    page: { url: page.url(), lang: "en" },
  });
  // Or it is taken for one that never comes.
  await stub.send({ type: "ready" });
  await stub.send({ type: "remember", token: "t-1" });
  expect(await stub.received("token")).toEqual({ type: "token", token: "t-1", kept: true });
  expect(await stored()).toBe("t-1");
  await page.reload();
  await widget.launcher.click();
  expect((await stub.received("configure")).token).toBe("t-1");
  await stub.send({ type: "ready" });
  await page.evaluate(() => window.Prechat?.("reset"));
  await stub.received("reset");
  expect(await stored()).toBeNull();
});

for (const [why, script] of [
  ["throws", "get() { throw new DOMException('denied', 'SecurityError'); }"],
  ["is null", "value: null"],
] as const) {
  test(`keeps the token in memory where storage ${why}`, async ({ site, widget, page }) => {
    const stub = new StubFrame(site, page);
    await page.addInitScript(`Object.defineProperty(window, "localStorage", { configurable: true, ${script} })`);
    await site.open({ settings: stub.settings });
    await widget.launcher.click();
    await stub.send({ type: "ready" });
    await stub.send({ type: "remember", token: "t-1" });
    expect(await stub.received("token")).toEqual({ type: "token", token: "t-1", kept: false });
  });
}

test("lives through a frame that talks nonsense", async ({ site, widget, page }) => {
  const stub = new StubFrame(site, page);
  await site.open({ settings: stub.settings });
  await widget.launcher.click();
  await stub.received("configure");
  for (const type of [
    "ready",
    "look",
    "registered",
    "handoff",
    "error",
    "remember",
    "identified",
    "resize",
    "livechat",
    "destroy",
    "constructor",
    "__proto__",
  ]) {
    await stub.send({ type });
    await stub.send({ type, detail: 7, color: {}, token: {}, id: "x", refused: 1, height: "1px;top:0" });
  }
  await stub.send({ type: "look", color: "#ffdd00" });
  await expect(widget.launcher).toHaveCSS("background-color", "rgb(255, 221, 0)");
  await expect(widget.iframe).toBeVisible();
});

test("answers identify with what the form refused", async ({ site, widget, page }) => {
  const stub = new StubFrame(site, page);
  await site.open({ settings: stub.settings });
  await widget.launcher.waitFor();
  const ada = { name: "Ada", customFields: { plan: "pro" } };
  expect(await page.evaluate((ada) => window.Prechat?.("identify", { ...ada, onError() {} }), ada)).toEqual({
    refused: {},
  });
  await widget.launcher.click();
  await stub.send({ type: "ready" });
  expect((await stub.received("configure")).settings.prefill).toEqual(ada);
  const late = page.evaluate(() => window.Prechat?.("identify", { phone: "7" }));
  const { id, prefill } = await stub.received("prefill");
  expect(prefill).toEqual({ phone: "7" });
  await stub.send({ type: "identified", id, refused: { phone: "too short" } });
  expect(await late).toEqual({ refused: { phone: "too short" } });
});

test("gives way to the workspace's own widget", async ({ site, widget, page, workspace }) => {
  const stub = new StubFrame(site, page);
  await page.route(`${workspace.url}/livechat/rocketchat-livechat.min.js`, (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `const calls = window.calls = [window.RocketChat.url];
        const api = { setGuestToken: (token) => calls.push(token), maximizeWidget: () => api.opened(), onChatMaximized: (fn) => { api.opened = fn; } };
        const queue = window.RocketChat._;
        window.RocketChat = Object.assign((fn) => fn.call(api), { livechat: api });
        for (const fn of queue) fn.call(api);`,
    }),
  );
  await site.open({ settings: stub.settings });
  await widget.launcher.click();
  await stub.send({ type: "ready" });
  await expect(widget.iframe).toBeVisible();
  await stub.send({ type: "livechat", token: "t-1" });
  expect(await stub.received("livechat")).toEqual({ type: "livechat", started: true });
  await expect(widget.launcher).toBeHidden();
  expect(await page.evaluate(() => (window as unknown as { calls: string[] }).calls)).toEqual([
    `${workspace.url}/livechat`,
    "t-1",
  ]);
});

test("stays when the workspace's own widget can't be loaded", async ({
  site,
  widget,
  page,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/net::ERR/);
  consoleGuard.expect(/\[prechat\] http.*\/livechat did not start/);
  const stub = new StubFrame(site, page);
  await page.route(`${workspace.url}/livechat/rocketchat-livechat.min.js`, (route) => route.abort());
  await site.open({ settings: stub.settings });
  await widget.launcher.click();
  await stub.send({ type: "ready" });
  await stub.send({ type: "livechat", token: "t-1" });
  expect(await stub.received("livechat")).toEqual({ type: "livechat", started: false });
  await expect(widget.iframe).toBeVisible();
  expect(await page.evaluate(() => "RocketChat" in window)).toBe(false);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true });

  test("the system's back gesture closes the panel, and never the page with the half-filled form", async ({
    site,
    widget,
    page,
  }) => {
    // The gesture can't be made here; the watcher that hears of it can be told so.
    await page.addInitScript(() => {
      const view = window as unknown as { CloseWatcher?: new (options?: object) => object; watchers: object[] };
      const Real = view.CloseWatcher;
      view.watchers = [];
      if (!Real) return;
      view.CloseWatcher = class extends Real {
        constructor(options?: object) {
          super(options);
          view.watchers.push(this);
        }
      };
    });
    const goBack = () => {
      const { watchers } = window as unknown as { watchers: { requestClose(): void }[] };
      watchers.at(-1)?.requestClose();
    };
    await site.open();
    await widget.open();
    await widget.fill({ Name: "Ada" });
    // Only where the browser has such watchers, and is taken for a phone's: Firefox's driver leaves it its mouse.
    if (!(await page.evaluate(() => "CloseWatcher" in window && matchMedia("(pointer: coarse)").matches))) return;
    // Whichever document has the focus.
    for (const body of [widget.frame.locator("body"), page.locator("body")]) {
      await body.evaluate(goBack);
      await expect(widget.launcher).toHaveAttribute("aria-expanded", "false");
      await widget.open();
      await expect(widget.field("Name")).toHaveValue("Ada");
    }
  });
});
