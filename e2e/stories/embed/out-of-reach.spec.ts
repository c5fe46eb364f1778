import { expect, test } from "../../fixtures.ts";

/** Places where no frame of ours can be spoken to: the visitor is told, and the console names the cause. */

test("names the service worker that answers every navigation with the shop's own page, and starts no widget in it", async ({
  site,
  widget,
  page,
  consoleGuard,
}) => {
  const worker = site.publish({
    path: "/worker.js",
    html: `onactivate = (event) => event.waitUntil(clients.claim());
onfetch = (event) => { if (event.request.mode === "navigate") event.respondWith(fetch("/")); };`,
    headers: { "Content-Type": "text/javascript" },
  });
  consoleGuard.expect(/error: \[prechat\] The frame .* was not ready after 15 s\. The service worker .*worker\.js may/);
  await page.clock.install();
  await site.open({
    settings: { frame: "/chat/frame/index.html" },
    head: '<script>navigator.serviceWorker.register("/worker.js")</script>',
  });
  await page.waitForFunction((worker) => navigator.serviceWorker.controller?.scriptURL === worker, worker);
  await widget.launcher.click();
  await expect(widget.frame.locator("h1")).toHaveText("Bicycles that last");
  await page.clock.fastForward(16_000);
  await expect(widget.host.getByRole("status")).toHaveText("Chat can't be loaded right now.");
  expect(page.frames()).toHaveLength(1);
});

test("starts nothing in a frame of ours that the shop's own page was loaded into", async ({ site, page, statics }) => {
  const shop = site.publish({ path: "/shop" });
  await site.open({ script: "none", body: `<iframe name="prechat-frame" src="${shop}"></iframe>` });
  await expect(page.frameLocator("iframe").locator("h1")).toBeVisible();
  await expect.poll(() => statics.requests).toContain("/prechat.js");
  await expect(page.frameLocator("iframe").locator("prechat-widget")).toHaveCount(0);
});

test("says at once that a sandboxed document can have no chat, and what would", async ({
  site,
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/error: \[prechat\] This document is in a sandbox.*allow-same-origin/);
  // The browser's own words about messages between the two.
  consoleGuard.allow(/postMessage|recipient window|sandbox|CORS policy|net::ERR/);
  const shop = site.publish({ path: "/shop" });
  await site.open({ html: `<!doctype html><iframe width="700" height="500" sandbox="allow-scripts" src="${shop}">` });
  const inside = page.frameLocator("iframe[sandbox]");
  await inside.getByRole("button", { name: "Chat" }).click();
  await expect(inside.locator("prechat-widget").getByRole("status")).toHaveText("Chat can't be loaded right now.");
});
