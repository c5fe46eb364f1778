import type { Frame, Page } from "@playwright/test";
import { expect, test, withMotion } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";

test.use(withMotion);

/** Notes every layout shift of the page and its frames, also those that follow an input. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** After two frames of animation, when the browser has told its observers. */
const shiftsIn = (frame: Frame) =>
  frame.evaluate(async () => {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
    return (window as unknown as { shifts: number[] }).shifts;
  });

test("nothing moves while the form becomes complete", async ({ site, widget, page, workspace, browserName }) => {
  test.skip(browserName === "firefox", "Firefox notes no layout shifts.");
  workspace.control.configure({
    licensed: true,
    customFields: [{ key: "order", label: "Order number" }],
    messages: { registrationFormMessage: "Please tell us who you are." },
  });
  await watchShifts(page);
  const release = await holdBack(page, /livechat\/config/);
  await site.open({ settings: { fields: { name: "required", email: "required" } } });
  await widget.open();
  const frame = page.frames()[1];
  if (!frame) throw new Error("The page has no frame.");
  // What there is without the configuration has been painted.
  await shiftsIn(frame);
  release();
  await expect(widget.field("Order number")).toBeVisible();
  await expect(widget.field("Name")).toBeFocused();
  expect(await shiftsIn(frame)).toEqual([]);
  expect(await shiftsIn(page.mainFrame())).toEqual([]);
  // The watch sees: what pushes the form down is noticed.
  await frame.evaluate(() => {
    const block = document.createElement("div");
    block.style.height = "100px";
    document.body.querySelector("form")?.prepend(block);
  });
  await expect.poll(async () => (await shiftsIn(frame)).length).toBeGreaterThan(0);
});

test("nothing moves when the texts come late, in a frame that stands alone", async ({
  site,
  page,
  statics,
  workspace,
  browserName,
}) => {
  test.skip(browserName === "firefox", "Firefox notes no layout shifts.");
  await watchShifts(page);
  const release = await holdBack(page, /assets\/en-/);
  const address = `${statics.frame}?server=${encodeURIComponent(workspace.url)}`;
  // Browsers draw no frame that is out of sight.
  const style = "position: fixed; inset: 0; width: 400px; height: 600px";
  await site.open({ script: "none", body: `<iframe title="Chat" style="${style}" src="${address}"></iframe>` });
  const frame = page.frames()[1];
  if (!frame) throw new Error("The page has no frame.");
  await frame.locator("input[name=name]").waitFor({ state: "attached" });
  await shiftsIn(frame);
  release();
  await expect(frame.getByLabel("Name")).toBeVisible();
  expect(await shiftsIn(frame)).toEqual([]);
  await expect(frame.locator("body")).toHaveCSS("opacity", "1");
});

test("texts that never come leave a frame that stands alone with its fields", async ({
  page,
  site,
  statics,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/./);
  await page.route(/assets\/en-/, (route) => route.abort());
  const address = `${statics.frame}?server=${encodeURIComponent(workspace.url)}`;
  await site.open({ script: "none", body: `<iframe title="Chat" src="${address}"></iframe>` });
  const body = page.frameLocator("iframe").locator("body:has(input[name=name])");
  await expect(body).toHaveCSS("opacity", "1");
});

/** What the styles of a document or a shadow root let move, over time. */
function movingProperties(root: Document | ShadowRoot): string[] {
  const moving: string[] = [];
  const read = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSKeyframeRule) moving.push(...rule.style);
      if (rule instanceof CSSStyleRule) moving.push(...rule.style.transitionProperty.split(/,\s*/));
      if ("cssRules" in rule) read(rule.cssRules as CSSRuleList);
    }
  };
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) read(sheet.cssRules);
  return [...new Set(moving)].filter((name) => !/^(none|initial)?$/.test(name));
}

test("only what costs no layout is animated", async ({ site, widget, page }) => {
  await site.open();
  await widget.open();
  const read = `(${movingProperties})`;
  for (const moving of [
    await page.evaluate<string[]>(`${read}(document.querySelector("prechat-widget").shadowRoot)`),
    await page.frames()[1]?.evaluate<string[]>(`${read}(document)`),
  ]) {
    expect(moving).toContain("transform");
    expect(moving?.filter((name) => !["opacity", "transform", "pointer-events"].includes(name))).toEqual([]);
  }
});
