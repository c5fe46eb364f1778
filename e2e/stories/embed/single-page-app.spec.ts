import { expect, test } from "../../fixtures.ts";

const CYCLES = 100;

test("leaves nothing behind after 100 lives", async ({ site, widget, page, browserName }) => {
  test.skip(browserName !== "chromium", "Nodes and listeners are counted by a protocol that only Chromium has.");
  test.slow();
  await site.open({
    attributes: { "data-launcher": "#ask", "data-no-auto": "" },
    body: '<button id="ask">Ask</button>',
  });
  await page.waitForFunction(() => window.Prechat);
  const session = await page.context().newCDPSession(page);
  const live = (times: number) =>
    page.evaluate(async (times) => {
      for (let cycle = 0; cycle < times; cycle++) {
        window.Prechat?.("init", {});
        window.Prechat?.("on", "open", () => {});
        window.Prechat?.("open");
        await new Promise((resolve) => addEventListener("prechat:open", resolve, { once: true }));
        window.Prechat?.("destroy");
      }
    }, times);
  const count = async () => {
    // What one collection frees may have held on to more.
    for (let time = 0; time < 3; time++) await session.send("HeapProfiler.collectGarbage");
    return session.send("Memory.getDOMCounters");
  };
  await live(3);
  let before = await count();
  await expect
    .poll(async () => {
      const last = before;
      before = await count();
      return before.nodes === last.nodes && before.documents === last.documents;
    })
    .toBe(true);
  await live(CYCLES);
  // Before anything else is asked of the page: Playwright's locators bring listeners of their own. The last life's
  // frame may take a moment to go.
  let after = await count();
  await expect
    .poll(async () => {
      after = await count();
      return after;
    })
    .toEqual(before);
  await expect(widget.host).toHaveCount(0);
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  test
    .info()
    .annotations.push({ type: `${CYCLES} lives`, description: `${JSON.stringify(before)} → ${JSON.stringify(after)}` });
  await expect(page.locator("#ask")).not.toHaveAttribute("aria-expanded");
});

test("stays as it is when a framework replaces the body", async ({ site, widget, page }) => {
  await site.open();
  await widget.launcher.waitFor();
  const replaceBody = () => page.evaluate(() => document.body.replaceWith(document.createElement("body")));
  await replaceBody();
  await widget.open();
  await widget.fill({ Name: "Ada" });
  await replaceBody();
  await expect(widget.host).toHaveCount(1);
  await expect(widget.field("Name")).toHaveValue("Ada");
  await widget.close();
});

test("comes back with a command when the whole document was replaced", async ({ site, widget, page }) => {
  await site.open();
  await widget.launcher.waitFor();
  await page.evaluate(() => {
    const root = document.createElement("html");
    root.append(document.createElement("head"), document.createElement("body"));
    document.documentElement.replaceWith(root);
  });
  await expect(widget.host).toHaveCount(0);
  await page.evaluate(() => window.Prechat?.("show"));
  await widget.open();
  await expect(widget.field("Name")).toBeVisible();
});

test("can be destroyed while the panel's code is on its way", async ({ site, widget, page, statics }) => {
  await site.open();
  await widget.launcher.waitFor();
  await page.evaluate(() => {
    window.Prechat?.("open");
    window.Prechat?.("destroy");
  });
  await statics.quiet();
  await expect(widget.host).toHaveCount(0);
  await page.evaluate(() => window.Prechat?.("init", {}));
  await widget.open();
});

test("works after going back to the page", async ({ site, widget, page }) => {
  site.publish({ path: "/bikes" });
  await site.open();
  await widget.open();
  await page.goto(`${site.origin}/bikes`);
  await page.goBack();
  await expect(page.locator("prechat-widget")).toHaveCount(1);
  if ((await widget.launcher.getAttribute("aria-expanded")) === "false") await widget.open();
  await expect(widget.field("Name")).toBeVisible();
});

test("stays one, and open, while the page's own router changes the page", async ({ site, widget, page }) => {
  await site.open();
  await widget.open();
  await widget.fill({ Name: "Ada" });
  for (const path of ["/bikes", "/service", "/"]) {
    await page.evaluate((path) => {
      history.pushState(null, "", path);
      document.querySelector("main")?.replaceWith(document.createElement("main"));
    }, path);
    await expect(page.locator("prechat-widget")).toHaveCount(1);
    await expect(widget.launcher).toHaveAttribute("aria-expanded", "true");
    await expect(widget.field("Name")).toHaveValue("Ada");
  }
  await page.goBack();
  await expect(widget.field("Name")).toHaveValue("Ada");
});
