import { expect, test } from "../../fixtures.ts";

const customFields = [
  { key: "site", label: "Website", type: "url" },
  { key: "seats", label: "Seats", type: "number" },
  { key: "size", label: "Size", type: "radio", options: ["A rather long choice without an end", "Small"] },
];

test("on a phone it fills the screen, and the page behind stays where it is", async ({ site, widget, page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await site.open({ body: '<div style="height:3000px"></div>' });
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  await expect.poll(() => widget.iframe.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 700 });
  await page.mouse.move(200, 300);
  await page.mouse.wheel(0, 800);
  await page.keyboard.press("PageDown");
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await widget.close();
  // Until the panel has faded out it is still under the pointer.
  await expect(async () => {
    await page.mouse.wheel(0, 800);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  }).toPass();
});

test("each type brings its keyboard, and no input is so small that iOS zooms", async ({ site, widget, page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await site.open({ settings: { fields: { message: "optional" }, customFields } });
  await widget.open();
  await widget.field("Phone").focus();
  await expect(widget.field("Country code")).toBeVisible();
  for (const [label, mode] of [
    ["Email", "email"],
    ["Phone", "tel"],
    ["Website", "url"],
    ["Seats", "decimal"],
  ] as const) {
    await expect(widget.field(label)).toHaveAttribute("inputmode", mode);
  }
  const typed = await widget.frame
    .locator("input:not([type=radio]), select, textarea")
    .evaluateAll((inputs) => inputs.map((input) => Number.parseFloat(getComputedStyle(input).fontSize)));
  expect(Math.min(...typed)).toBeGreaterThanOrEqual(16);
});

for (const height of [568, 256]) {
  test(`at 320 by ${height} nothing is cut off or moves sideways`, async ({ site, widget, page }) => {
    await page.setViewportSize({ width: 320, height });
    await site.open({
      settings: {
        handoff: "room",
        customFields,
        texts: { title: "A workspace with a title that hardly fits" },
        consent: {
          text: "https://example.com/a-very-long-address-without-any-place-to-break-it",
          version: "1",
          required: true,
        },
      },
    });
    await widget.open();
    await widget.field("Phone").focus();
    await expect(widget.field("Country code")).toBeVisible();
    await widget.button("I agree").click();
    await widget.submit();
    await expect(widget.field("Name")).toBeFocused();
    const body = widget.frame.locator("body");
    expect(await body.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    // What stays in place leaves the fields more than half of the screen.
    const fixed = await body.evaluate(() =>
      [...document.querySelectorAll("header, footer")].reduce(
        (sum, bar) => sum + (getComputedStyle(bar).position === "sticky" ? bar.getBoundingClientRect().height : 0),
        0,
      ),
    );
    expect(fixed).toBeLessThan(height / 2);
    await widget.fill({ Name: "Ada", Email: "ada@example.com" });
    await widget.submit();
    await widget.expectHandedOff();
    expect(await body.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test("at 200 % text nothing is cut off", async ({ site, widget, page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await site.open();
  await widget.open();
  const root = widget.frame.locator("html");
  await expect(widget.field("Name")).toBeFocused();
  await root.evaluate((element) => {
    element.style.fontSize = "32px";
  });
  expect(await root.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(360);
});

test("with the text spacing of WCAG 1.4.12 nothing is cut off or hidden", async ({ site, widget, page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await site.open({ settings: { fields: { message: "optional" }, customFields } });
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  const body = widget.frame.locator("body");
  await body.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
  });
  await widget.submit();
  await widget.expectError("Name", "Please fill in “Name”.");
  const cutOff = await body.evaluate(() =>
    [...document.querySelectorAll("label, p, h1, button, legend, .error")]
      .filter(
        (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline",
      )
      .map((element) => element.textContent),
  );
  expect(cutOff).toEqual([]);
  expect(await body.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("the form keeps out of the notch and the home indicator", async ({ site, widget, page, browserName }) => {
  test.skip(browserName !== "chromium", "only Chromium's protocol can pretend a notch");
  await page.setViewportSize({ width: 390, height: 700 });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setSafeAreaInsetsOverride", { insets: { top: 47, bottom: 34 } });
  await site.open();
  await widget.open();
  await expect(widget.iframe).toHaveCSS("padding-top", "47px");
  await expect(widget.iframe).toHaveCSS("padding-bottom", "34px");
  await expect.poll(() => widget.iframe.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 700 });
});

test("every line of the form for later stands as far from the edge as the fields", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  await page.setViewportSize({ width: 390, height: 900 });
  workspace.control.configure({ online: false });
  await site.open({ settings: { hours: { timeZone: "UTC", week: { mon: ["09:00-12:00"] } } } });
  await widget.open();
  await expect(widget.frame.getByText("We’ll be back:")).toBeVisible();
  const lines = widget.frame.locator("form > p, form label, form input, form textarea");
  const edges = await lines.evaluateAll((elements) =>
    elements.map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return Math.round((element.matches("input, textarea") ? element : range).getBoundingClientRect().left);
    }),
  );
  expect(edges.length).toBeGreaterThan(4);
  expect(new Set(edges)).toEqual(new Set([20]));
});
