import { expect, test } from "../../fixtures.ts";

const STUB = "window.Prechat = window.Prechat || function () { (Prechat.q = Prechat.q || []).push(arguments) };";

for (const attributes of [
  { async: "" },
  { async: null },
  { async: null, defer: "" },
  { async: null, type: "module", crossorigin: "" },
]) {
  test(`opens from a script tag with ${JSON.stringify(attributes)}`, async ({ site, widget }) => {
    await site.open({ attributes });
    await widget.open();
    await expect(widget.field("Name")).toBeFocused();
  });
}

for (const attributes of ["", "async", "defer", 'type="module" crossorigin']) {
  test(`opens from a script in the head, before there is a body: ${attributes || "sync"}`, async ({
    site,
    widget,
    page,
    statics,
    workspace,
  }) => {
    // The script is there at once, and the body only after it.
    const head = `<script ${attributes} src="${statics.loader}?v=2&amp;w#x" data-server="${workspace.url}"></script>`;
    await site.open({ script: "none", head });
    await widget.open();
    await expect(widget.field("Name")).toBeVisible();
    expect(statics.requests).toContain("/prechat-panel.js");
    await expect(page.locator("prechat-widget")).toHaveCount(1);
  });
}

for (const when of ["while the page loads", "long after it has loaded, from an async function"]) {
  test(`opens from a script that a tag manager injects ${when}`, async ({ site, widget, page, statics, workspace }) => {
    const inject = `
      const script = document.createElement("script");
      script.src = "${statics.loader}?v=2#x";
      script.async = true;
      script.dataset.server = "${workspace.url}";
      const first = document.getElementsByTagName("script")[0];
      if (first) first.before(script); else document.head.append(script);
    `;
    const isEarly = when === "while the page loads";
    await site.open({ script: "none", ...(isEarly && { head: `<script>(() => {${inject}})()</script>` }) });
    if (!isEarly) {
      await page.evaluate(`(async () => {
        await new Promise((resolve) => requestIdleCallback(resolve));
        ${inject}
      })()`);
    }
    await widget.open();
    await expect(widget.field("Name")).toBeFocused();
  });
}

test("shows one widget when the script is included twice", async ({ site, widget, page, statics, workspace }) => {
  const tag = `<script async src="${statics.loader}" data-server="${workspace.url}"></script>`;
  await site.open({ script: "none", body: tag + tag });
  await widget.open();
  await expect(page.locator("prechat-widget")).toHaveCount(1);
});

test("finds its other scripts beside the frame when it is part of the page's own bundle", async ({
  site,
  widget,
  statics,
  workspace,
  consoleGuard,
}) => {
  const text = await (await fetch(statics.loader)).text();
  const bundle = `${text}\nPrechat("init", { server: "${workspace.url}", frame: "${statics.frame}", colour: "#c60" });`;
  site.publish({ path: "/assets/app.js", html: bundle, headers: { "Content-Type": "text/javascript" } });
  // So that the check is fetched, too.
  consoleGuard.expect(/colour .* is not a setting/);
  await site.open({ script: "none", body: '<script defer src="/assets/app.js" data-turbo="1"></script>' });
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  expect(site.requests.join()).not.toContain("prechat-");
});

test("takes the workspace from the tag, and the rest from an init that was there before it", async ({
  site,
  widget,
  statics,
  workspace,
}) => {
  await site.open({
    script: "none",
    body: `<script>window.Prechat = window.Prechat || function () { (Prechat.q = Prechat.q || []).push(arguments) };
Prechat("init", { fields: { message: "required" } })</script>
<script async src="${statics.loader}" data-server="${workspace.url}"></script>`,
  });
  await widget.open();
  await expect(widget.field("How can we help?")).toBeVisible();
});

test("takes init from a queue that was filled before", async ({ site, widget }) => {
  await site.open({ settings: { fields: { message: "required" } } });
  await widget.open();
  await expect(widget.frame.locator("[name=message]")).toBeVisible();
});

test("takes init from a snippet that runs after the loader", async ({ site, widget, page, statics, workspace }) => {
  await site.open({
    script: "none",
    body: `<script src="${statics.loader}"></script><script>${STUB} Prechat("init", { server: "${workspace.url}", fields: { message: "required" } }); Prechat("open");</script>`,
  });
  await expect(widget.field("Name")).toBeFocused();
  await expect(widget.frame.locator("[name=message]")).toBeVisible();
  await expect(page.locator("prechat-widget")).toHaveCount(1);
});

test("waits for init when told to", async ({ site, widget, page }) => {
  await site.open({ attributes: { "data-no-auto": "" } });
  await page.waitForFunction(() => window.Prechat);
  await expect(widget.host).toHaveCount(0);
  await page.evaluate(() => {
    window.Prechat?.("open");
    window.Prechat?.("init", {});
  });
  await expect(widget.field("Name")).toBeFocused();
});

test("asks in the department of the script tag", async ({ site, widget }) => {
  await site.open({ attributes: { "data-department": "Sales" } });
  await widget.open();
  await expect(widget.field("Department").locator("option:checked")).toHaveText("Sales");
});

for (const first of ["the one with the name", "the one without"]) {
  test(`runs a second widget under a name, with commands of its own, when ${first} loads first`, async ({
    site,
    widget,
    page,
    statics,
    workspace,
  }) => {
    const own = `<script src="${statics.loader}" data-server="${workspace.url}"></script>`;
    const named = `<script src="${statics.loader}" data-server="${workspace.url}" data-name="sales" data-position="left"></script>`;
    await site.open({ script: "none", body: first === "the one without" ? own + named : named + own });
    await expect(page.locator("prechat-widget")).toHaveCount(2);
    await page.evaluate(() => window.Prechat?.("sales.open"));
    const left = page.locator("prechat-widget[open]");
    await expect(left).toHaveCount(1);
    expect((await left.locator("iframe").boundingBox())?.x).toBeLessThan(100);
    await page.evaluate(() => window.Prechat?.("sales.destroy"));
    await expect(page.locator("prechat-widget")).toHaveCount(1);
    await widget.open();
  });
}

test("opens from the site's own buttons, also one added later, and gives the focus back", async ({
  site,
  widget,
  page,
}) => {
  await site.open({
    attributes: { "data-launcher": ".ask" },
    body: '<button class="ask">Ask us</button><a class="ask" href="/contact"><b>Contact</b></a>',
  });
  await page.waitForFunction(() => window.Prechat);
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement("button"), { className: "ask", textContent: "Later" })),
  );
  await expect(widget.host.getByRole("button")).toHaveCount(0);
  for (const name of ["Ask us", "Later"]) {
    const button = page.getByRole("button", { name });
    await button.click();
    await expect(widget.field("Name")).toBeFocused();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await widget.frame.locator("body").press("Escape");
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute("aria-expanded", "false");
  }
  await page.getByText("Contact").click();
  await expect(widget.field("Name")).toBeFocused();
  expect(page.url()).not.toContain("contact");
});

test("puts the form into the page, as high as its content", async ({ site, widget, page }) => {
  await site.open({
    attributes: { "data-mode": "inline", "data-target": "#form" },
    body: '<div id="form" style="width: 500px"></div>',
  });
  await expect(widget.field("Name")).toBeVisible();
  await expect(page.locator("#form > prechat-widget")).toHaveCount(1);
  await expect(widget.host.getByRole("button")).toHaveCount(0);
  await expect.poll(async () => (await widget.iframe.boundingBox())?.width).toBe(500);
  await expect
    .poll(() => widget.frame.locator("html").evaluate((root) => root.scrollHeight <= root.clientHeight))
    .toBe(true);
});

test("runs as a module of the site's own bundle", async ({ site, widget, page, statics, workspace }) => {
  await site.open({ script: "none" });
  const events = await page.evaluate(
    async ([statics, server]) => {
      const { createPrechat } = await import(`${statics}/npm/index.js`);
      const events: string[] = [];
      const prechat = createPrechat({ server, frame: `${statics}/frame/index.html` });
      Object.assign(window, { prechat });
      for (const name of ["ready", "open", "close"]) prechat.on(name, () => events.push(name));
      prechat.open();
      await new Promise((resolve) => prechat.on("open", resolve));
      return events;
    },
    [statics.origin, workspace.url],
  );
  expect(events).toEqual(["ready", "open"]);
  await expect(widget.field("Name")).toBeFocused();
  await page.evaluate(() => (window as unknown as { prechat: { destroy(): void } }).prechat.destroy());
  await expect(widget.host).toHaveCount(0);
});
