import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import type { Widget } from "../../widget.ts";

/* Pages with a top layer, or with a layout of their root element: ours takes part in neither, and can be used in both. */

const ASK = { "data-launcher": ".ask" };
const DIALOG = `<button id="show">Details</button>
  <dialog id="details"><h2>Details</h2><button class="ask">Ask us</button> <input aria-label="Note"></dialog>`;

async function showDialog(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector("dialog")?.showModal());
}

/** By the mouse and the keyboard, which reach nothing that is inert. */
async function type(widget: Widget, label: string, text: string): Promise<void> {
  const box = await widget.field(label).boundingBox();
  await widget.page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
  await widget.page.keyboard.type(text);
  await expect(widget.field(label)).toHaveValue(text);
}

/** Nothing covers the middle of the element, or something does. */
async function expectOnTop(element: Locator, isOnTop: boolean): Promise<void> {
  const isThere = () =>
    element.evaluate((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      const { host } = node.getRootNode() as ShadowRoot;
      return document.elementFromPoint(x + width / 2, y + height / 2) === host;
    });
  await expect.poll(isThere).toBe(isOnTop);
}

async function expectInCorner(element: Locator, { page }: Widget): Promise<void> {
  // Under the mouse it is a little larger.
  await page.mouse.move(1, 1);
  const distance = () =>
    element.evaluate((node) => {
      const { right, bottom } = node.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      return [clientWidth - right, clientHeight - bottom];
    });
  await expect.poll(distance).toEqual([20, 20]);
}

test("can be used from the page's modal dialog, which stays usable too, and goes back afterwards", async ({
  site,
  widget,
  page,
}) => {
  await site.open({ attributes: ASK, body: DIALOG });
  await showDialog(page);
  const ask = page.locator("#details .ask");
  await ask.click();
  await expect(widget.field("Name")).toBeFocused();
  await type(widget, "Email", "ada@example.com");
  await page.getByLabel("Note").fill("Later");
  await widget.frame.locator("header button").press("Escape");
  await expect(ask).toBeFocused();
  await expect(ask).toHaveAttribute("aria-expanded", "false");
  await expect(page.locator("html > prechat-widget")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog")).toBeHidden();
  expect(
    await page.locator("html").evaluate((html) => html.querySelector("prechat-widget")?.hasAttribute("popover")),
  ).toBe(false);
});

test("takes along what was typed when it is opened again from a dialog", async ({ site, widget, page }) => {
  await site.open({ host: "127.0.0.1", body: DIALOG });
  await widget.open();
  await widget.fill({ Name: "Ada Lind" });
  await showDialog(page);
  await page.evaluate(() => window.Prechat?.("open"));
  await expect(page.locator("dialog > prechat-widget")).toHaveCount(1);
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await type(widget, "Email", "ada@example.com");
});

for (const [how, end] of [
  ["closed", () => document.querySelector("dialog")?.close()],
  ["taken away", () => document.querySelector("dialog")?.remove()],
] as const) {
  test(`outlives a dialog that is ${how} around it`, async ({ site, widget, page }) => {
    await site.open({ host: "127.0.0.1", body: DIALOG });
    await widget.launcher.waitFor();
    await showDialog(page);
    await page.evaluate(() => window.Prechat?.("open"));
    await widget.fill({ Name: "Ada Lind" });
    await page.evaluate(end);
    await expect(page.locator("html > prechat-widget")).toHaveCount(1);
    await expect(widget.field("Name")).toHaveValue("Ada Lind");
    await type(widget, "Email", "ada@example.com");
    await widget.close();
    await expect(widget.launcher).toBeVisible();
    await widget.open();
  });
}

test("finds a dialog inside of the page's own components, one of a stack", async ({ site, widget, page }) => {
  await site.open({
    attributes: ASK,
    body: `<dialog id="first"></dialog><shop-dialog><button class="ask">Ask us</button></shop-dialog>`,
  });
  await page.evaluate(() => {
    const root = document.querySelector("shop-dialog")?.attachShadow({ mode: "open" });
    root?.append(document.createElement("dialog"));
    root?.querySelector("dialog")?.append(document.createElement("slot"));
    root?.querySelector("dialog")?.showModal();
  });
  await page.locator(".ask").click();
  await expect(widget.field("Name")).toBeFocused();
  await type(widget, "Email", "ada@example.com");
  await page.evaluate(() => document.querySelector("shop-dialog")?.shadowRoot?.querySelector("dialog")?.close());
  await expect(page.locator("html > prechat-widget")).toHaveCount(1);
});

test("stands in the window's corner, not in that of a dialog that is moved and cuts off", async ({
  site,
  widget,
  page,
}) => {
  await site.open({
    attributes: ASK,
    body: DIALOG,
    head: "<style>dialog { transform: translateX(-50px); overflow: hidden; width: 300px; display: grid; gap: 40px }</style>",
  });
  await showDialog(page);
  const box = await page.locator("dialog").boundingBox();
  await page.locator("#details .ask").click();
  await expect(widget.field("Name")).toBeFocused();
  await expectInCorner(widget.iframe, widget);
  expect(await page.locator("dialog").boundingBox()).toEqual(box);
});

test("can be used from an element in full screen", async ({ site, widget, page }) => {
  await site.open({
    attributes: ASK,
    body: '<div id="cinema"><button id="full">Full screen</button><button class="ask">Ask us</button></div>',
  });
  await page.evaluate(() => {
    const cinema = document.getElementById("cinema");
    document.getElementById("full")?.addEventListener("click", () => cinema?.requestFullscreen());
  });
  await page.locator("#full").click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe("cinema");
  await page.locator(".ask").click();
  await expect(widget.field("Name")).toBeFocused();
  await expectOnTop(widget.iframe, true);
  await type(widget, "Email", "ada@example.com");
  await page.evaluate(() => document.exitFullscreen());
  await expect(page.locator("html > prechat-widget")).toHaveCount(1);
  await expect(widget.field("Email")).toHaveValue("ada@example.com");
});

test("ends the full screen of what can hold nothing else", async ({ site, widget, page }) => {
  await site.open({ body: '<button id="full">Full screen</button><video></video>' });
  await page.evaluate(() => {
    const video = document.querySelector("video");
    document.getElementById("full")?.addEventListener("click", () => video?.requestFullscreen());
  });
  // The frame is there: it is shown at once, before the full screen has ended.
  await widget.open();
  await widget.close();
  await page.locator("#full").click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.localName)).toBe("video");
  await page.evaluate(() => window.Prechat?.("open"));
  await expect(widget.field("Name")).toBeFocused();
  await expectOnTop(widget.iframe, true);
  await type(widget, "Email", "ada@example.com");
});

for (const settings of [{}, { zIndex: 5 }]) {
  test(`is above a popover that covers it, opened from there: ${JSON.stringify(settings)}`, async ({
    site,
    widget,
    page,
  }) => {
    await site.open({
      settings: { launcher: ".ask", ...settings },
      head: "<style>#cover { inset: 0; width: 100%; height: 100%; border: 0; margin: 0 }</style>",
      body: '<div id="cover" popover="manual"><button class="ask">Ask us</button></div>',
    });
    await page.evaluate(() => document.getElementById("cover")?.showPopover());
    await page.locator(".ask").click();
    await expect(widget.field("Name")).toBeFocused();
    await expectOnTop(widget.iframe, true);
    await type(widget, "Email", "ada@example.com");
    await widget.frame.locator("header button").press("Escape");
    await expect(page.locator(".ask")).toBeFocused();
  });
}

test("lets the site's own overlays be above it where the site says so", async ({ site, widget, page }) => {
  await site.open({
    settings: { zIndex: 5 },
    head: "<style>#overlay { position: fixed; inset: 0; z-index: 6; pointer-events: none }</style>",
    body: '<div id="overlay"></div>',
  });
  await widget.open();
  await page.locator("#overlay").evaluate((overlay) => overlay.setAttribute("style", "pointer-events: auto"));
  await expectOnTop(widget.iframe, false);
});

for (const css of [
  "display: grid; gap: 24px",
  "display: flex; gap: 24px; flex-direction: column",
  "display: grid; place-items: center; min-height: 100vh",
  "display: grid; min-height: 100vh",
  "display: flex; justify-content: space-between",
]) {
  test(`changes nothing of a page whose root element has "${css}"`, async ({ site, widget, page }) => {
    const head = `<style>html { ${css} }</style>`;
    const layout = () =>
      page.evaluate(() => [
        document.documentElement.scrollHeight,
        document.documentElement.scrollWidth,
        ...["body", "main", "footer"].flatMap((name) => {
          const { x = 0, y = 0, width = 0, height = 0 } = document.querySelector(name)?.getBoundingClientRect() ?? {};
          return [x, y, width, height];
        }),
      ]);
    await site.open({ script: "none", head });
    const alone = await layout();
    await site.open({ head });
    await widget.launcher.waitFor();
    await expectInCorner(widget.launcher, widget);
    const withLauncher = await layout();
    await widget.open();
    expect([withLauncher, await layout()]).toEqual([alone, alone]);
  });
}

for (const css of [
  "transform: translateX(0)",
  "rotate: 1deg",
  "perspective: 500px",
  "will-change: transform",
  "contain: paint",
]) {
  test(`stays in its corner on a page whose root element has "${css}"`, async ({ site, widget, page }) => {
    await site.open({ head: `<style>html { ${css} }</style>`, body: '<div style="height: 3000px"></div>' });
    await expectInCorner(widget.launcher, widget);
    await page.evaluate(() => scrollTo(0, 700));
    await expectInCorner(widget.launcher, widget);
    await widget.open();
    await expectInCorner(widget.launcher, widget);
    await widget.close();
    await expectInCorner(widget.launcher, widget);
    await page.evaluate(() => window.Prechat?.("destroy"));
    await expect(widget.host).toHaveCount(0);
  });
}
