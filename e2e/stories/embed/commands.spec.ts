import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import { StubFrame } from "./stub-frame.ts";

/** Commands in the orders in which pages give them: too early, too late, twice. */

const command = (page: Page, ...entries: unknown[][]) =>
  page.evaluate((entries) => {
    for (const entry of entries) window.Prechat?.(...entry);
  }, entries);

const STUB = "window.Prechat = window.Prechat || function () { (Prechat.q = Prechat.q || []).push(arguments) };";

for (const when of ["before anything of the panel has come", "after it was open"]) {
  test(`open shows what was hidden, ${when}`, async ({ site, widget, page }) => {
    await site.open();
    await widget.launcher.waitFor();
    if (when === "after it was open") {
      await widget.open();
      await widget.close();
    }
    await command(page, ["hide"]);
    await expect(widget.launcher).toBeHidden();
    await command(page, ["open"]);
    await expect(widget.field("Name")).toBeFocused();
    await expect(widget.launcher).toBeVisible();
    await command(page, ["hide"], ["toggle"]);
    await expect(widget.field("Name")).toBeFocused();
  });
}

test("reset before the panel forgets the former visitor, and asks the workspace nothing", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  // On one site the frame has a storage: there is a draft.
  await site.open({ host: "127.0.0.1" });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await page.reload();
  const readies = widget.events("ready").length;
  await widget.launcher.waitFor();
  const asked = workspace.control.requests().length;
  await command(page, ["identify", { name: "Bo" }], ["reset"]);
  await expect.poll(() => widget.events("ready").length).toBe(readies + 1);
  expect(workspace.control.requests()).toHaveLength(asked);
  await widget.open();
  await expect(widget.field("Email")).toBeVisible();
  await expect(widget.field("Name")).toHaveValue("");
  await expect(widget.field("Email")).toHaveValue("");
});

test("reset of a frame that stands by makes it ask without the old token", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  await site.open({ attributes: { "data-preload": "idle" } });
  await page.evaluate((server) => localStorage.setItem(`prechat:token:${server}`, "t-old"), workspace.url);
  await page.reload();
  await expect.poll(() => widget.events("ready").length).toBeGreaterThan(0);
  await command(page, ["reset"]);
  await widget.open();
  await expect(widget.field("Name")).toBeVisible();
  expect(JSON.stringify(workspace.control.requests())).not.toContain("t-old");
});

test("destroy with nothing there harms no widget that comes later", async ({ site, widget, page }) => {
  await site.open({ attributes: { "data-no-auto": "" } });
  await page.waitForFunction(() => window.Prechat);
  await command(page, ["destroy"], ["open"], ["destroy"], ["init", {}]);
  await expect(widget.launcher).toBeVisible();
  await expect(widget.iframe).toHaveCount(0);
  await command(page, ["destroy"], ["destroy"], ["init", {}]);
  await expect(widget.launcher).toBeVisible();
});

test("runs a second widget whose name is in its settings", async ({ site, widget, page, workspace }) => {
  await site.open();
  await widget.launcher.waitFor();
  await command(page, ["sales.open"], ["init", { server: workspace.url, name: "sales", position: "left" }]);
  await expect(page.locator("prechat-widget")).toHaveCount(2);
  const open = page.locator("prechat-widget[open]");
  await expect(open).toHaveCount(1);
  expect((await open.locator("iframe").boundingBox())?.x).toBeLessThan(100);
});

test("a second tag that waits for init does not begin by itself", async ({ site, page, statics, workspace }) => {
  const own = `<script src="${statics.loader}" data-server="${workspace.url}"></script>`;
  await site.open({
    script: "none",
    body: own + own.replace("data-server", 'data-name="sales" data-no-auto data-server'),
  });
  await statics.quiet();
  await expect(page.locator("prechat-widget")).toHaveCount(1);
});

test("of two tags alike the last counts, without a word", async ({ site, widget, page, statics, workspace }) => {
  const own = `<script src="${statics.loader}" data-server="${workspace.url}" data-color="#ffdd00"></script>`;
  await site.open({ script: "none", body: own + own.replace("#ffdd00", "#0a7d36") });
  await expect(widget.launcher).toHaveCSS("background-color", "rgb(10, 125, 54)");
  await expect(page.locator("prechat-widget")).toHaveCount(1);
});

test("a lone destroy before the loader has run holds", async ({ site, widget, page, statics, workspace }) => {
  await site.open({
    script: "none",
    body: `<script>${STUB} Prechat("destroy");</script><script src="${statics.loader}" data-server="${workspace.url}"></script>`,
  });
  await statics.quiet();
  await expect(widget.host).toHaveCount(0);
  await command(page, ["init", {}]);
  await widget.open();
});

test("what stays as it is while the widget runs is named once", async ({ site, widget, page, consoleGuard }) => {
  consoleGuard.expect(/warning: \[prechat\] server stays as it is while the widget runs/);
  await site.open();
  await widget.open();
  await expect(widget.field("Name")).toBeVisible();
  for (let time = 0; time < 3; time++)
    await command(page, ["init", { server: "https://other.example.com", locale: "de" }]);
  await expect(widget.button("Chat starten")).toBeVisible();
  await expect.poll(() => consoleGuard.complaints).toHaveLength(1);
});

test("answers on and identify also before there is a widget", async ({ site, widget, page }) => {
  await site.open({ attributes: { "data-no-auto": "" } });
  await page.waitForFunction(() => window.Prechat);
  const answers = await page.evaluate(async () => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const off = window.Prechat?.("on", "open", () => heard.push("left")) as () => void;
    window.Prechat?.("on", "open", () => heard.push("stayed"));
    off();
    return window.Prechat?.("identify", { name: "Ada" });
  });
  expect(answers).toEqual({ refused: {} });
  await command(page, ["init", {}]);
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada");
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(["stayed"]);
});

test("leaves no timer of a panel that was destroyed before it came", async ({ site, widget, page }) => {
  await page.clock.install();
  await page.route("**/prechat-panel.js", () => {});
  await site.open();
  await widget.launcher.waitFor();
  await command(page, ["open"], ["destroy"]);
  // The guard of the console hears it when it is reported as lost.
  await page.clock.fastForward(20_000);
  await expect(widget.host).toHaveCount(0);
});

test("a panel that comes after it was given up does not open by itself", async ({
  site,
  widget,
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/can't be loaded/);
  await page.clock.install();
  let letCome = () => {};
  const isLet = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route("**/prechat-panel.js", async (route) => {
    await isLet;
    await route.continue();
  });
  const stub = new StubFrame(site, page);
  await site.open({ settings: stub.settings });
  await widget.launcher.click();
  await page.clock.fastForward(16_000);
  await expect(widget.host.getByRole("status")).toHaveText("Chat can't be loaded right now.");
  letCome();
  await expect(widget.host.getByRole("status")).toHaveText("");
  await expect(widget.launcher).toHaveAttribute("aria-busy", "false");
  await expect(widget.launcher).toHaveAttribute("aria-expanded", "false");
});

test("after its end an object of the module puts nothing back", async ({ site, widget, page, statics, workspace }) => {
  await site.open({ script: "none" });
  await page.evaluate(
    async ([statics, server]) => {
      const { createPrechat } = await import(`${statics}/npm/index.js`);
      const prechat = createPrechat({ server, frame: `${statics}/frame/index.html` });
      prechat.destroy();
      prechat.open();
      prechat.show();
      await prechat.identify({ name: "Ada" });
    },
    [statics.origin, workspace.url],
  );
  await expect(widget.host).toHaveCount(0);
});

test("an inline form comes back after hide and after close", async ({ site, widget, page }) => {
  await site.open({ attributes: { "data-mode": "inline", "data-target": "#form" }, body: '<div id="form"></div>' });
  await expect(widget.field("Name")).toBeVisible();
  for (const away of ["hide", "close"]) {
    await command(page, [away]);
    await expect(widget.field("Name")).toBeHidden();
    await command(page, ["show"]);
    await expect(widget.field("Name")).toBeVisible();
  }
});

test("an inline form is there again when a framework has replaced its element", async ({ site, widget, page }) => {
  await site.open({
    host: "127.0.0.1",
    attributes: { "data-mode": "inline", "data-target": "#form" },
    body: '<div id="form"></div>',
  });
  await widget.fill({ Name: "Ada" });
  await page.evaluate(() => document.getElementById("form")?.remove());
  await expect(widget.host).toHaveCount(0);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("div"), { id: "form" })));
  await expect(widget.field("Name")).toHaveValue("Ada");
  await page.evaluate(() => {
    window.Prechat?.("destroy");
    document.getElementById("form")?.replaceWith(Object.assign(document.createElement("div"), { id: "form" }));
  });
  await expect(widget.host).toHaveCount(0);
});

test("begins in an element that comes after the page's own init", async ({ site, widget, statics, workspace }) => {
  const init = `Prechat("init", { server: "${workspace.url}", mode: "inline", target: "#form" })`;
  await site.open({
    script: "none",
    head: `<script src="${statics.loader}"></script><script>${STUB} ${init}</script>`,
    body: '<div id="form"></div>',
  });
  await expect(widget.field("Name")).toBeVisible();
});

test("leaves a framework's attributes alone", async ({ site, widget, consoleGuard }) => {
  await site.open({ attributes: { "data-nscript": "afterInteractive", "data-cfasync": "false" } });
  await widget.open();
  expect(consoleGuard.complaints).toEqual([]);
});

test("needs its policy's name allowed once, for all of its scripts", async ({ site, widget, page, statics }) => {
  // The check of the unusual attribute is the first script that is loaded, and the panel the second.
  await site.open({
    csp: "require-trusted-types-for 'script'; trusted-types prechat",
    attributes: { "data-nscript": "afterInteractive" },
  });
  await page.waitForFunction(() => window.Prechat);
  await widget.launcher.click();
  await expect(widget.iframe).toBeVisible();
  expect(statics.requests).toContain("/prechat-check.js");
});

test("of several quick changes the last one counts", async ({ site, widget, page }) => {
  await site.open();
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  // All of them wait for the script that checks them.
  await page.evaluate(() => {
    for (const digit of [1, 2, 3, 4, 5, 6, 7, 8, 9]) window.Prechat?.("set", { color: `#0000${digit}0` });
  });
  await expect(widget.launcher).toHaveCSS("background-color", "rgb(0, 0, 144)");
  await expect(widget.frame.locator("header")).toHaveCSS("background-color", "rgb(0, 0, 144)");
});
