import { expect, test } from "../../fixtures.ts";

const CYCLES = 30;

test(`leaves nothing behind after ${CYCLES} lives`, async ({ site, widget, page, browserName }) => {
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

for (const way of ["its tag", "its own init"]) {
  test(`goes along with a framework that swaps pages, each with ${way}: new settings, the same words`, async ({
    site,
    widget,
    page,
    statics,
    workspace,
    consoleGuard,
  }) => {
    await site.open({ host: "127.0.0.1", script: "none" });
    // As Turbo does it: a new body, whose scripts run again.
    const visit = (lang: string, color: string, name: string) =>
      page.evaluate(
        ([way, lang, color, name, loader, server]) => {
          const script = (given: object) => Object.assign(document.createElement("script"), given);
          const tag = script({ src: loader });
          Object.assign(tag.dataset, { server, color, locale: lang });
          const body = document.createElement("body");
          body.append(tag);
          document.documentElement.lang = lang as string;
          const init = JSON.stringify({ server, color, locale: lang, prefill: { name } });
          if (way === "its own init") {
            tag.dataset.noAuto = "";
            body.prepend(
              script({
                text: `window.Prechat = window.Prechat || function () { (Prechat.q = Prechat.q || []).push(arguments) }; Prechat("init", ${init})`,
              }),
            );
          }
          document.body.replaceWith(body);
        },
        [way, lang, color, name, statics.loader, workspace.url],
      );
    await visit("en", "#ffdd00", "Ada");
    await expect(widget.launcher).toHaveCSS("background-color", "rgb(255, 221, 0)");
    await visit("sv", "#0a7d36", "Ada");
    await expect(widget.launcher).toHaveCSS("background-color", "rgb(10, 125, 54)");
    await expect(widget.launcher).toHaveAccessibleName("Chatt");
    await widget.open();
    await expect(widget.field("Namn")).toHaveValue(way === "its tag" ? "" : "Ada");
    await widget.frame.locator("[name=email]").fill("ada@example.com");
    for (let time = 0; time < 5; time++) await visit("de", "#ffdd00", "Bo");
    await expect(widget.button("Chat starten")).toBeVisible();
    await expect(widget.field("E-Mail")).toHaveValue("ada@example.com");
    if (way === "its own init") await expect(widget.field("Name")).toHaveValue("Bo");
    await expect(page.locator("prechat-widget")).toHaveCount(1);
    expect(consoleGuard.complaints).toEqual([]);
  });
}
