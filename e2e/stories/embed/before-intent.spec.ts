import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";

/** Counts on the page what a widget has no business with before anybody wants to chat. */
async function spy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const used: string[] = [];
    Object.assign(window, { used });
    const watch = (owner: object, name: string) => {
      const { value, get, ...rest } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
      // Playwright's own script shares the page with ours in Firefox.
      const isDriver = () => new Error().stack?.includes("InjectedScript") ?? false;
      const note = () => void (isDriver() || used.push(name));
      Object.defineProperty(owner, name, {
        ...rest,
        ...(get
          ? {
              get() {
                note();
                return get.call(this);
              },
            }
          : {
              value: new Proxy(value, {
                apply(target, self, args) {
                  note();
                  return Reflect.apply(target, self, args);
                },
                construct(target, args) {
                  note();
                  return new target(...args);
                },
              }),
            }),
      });
    };
    for (const name of [
      "localStorage",
      "sessionStorage",
      "indexedDB",
      "setTimeout",
      "setInterval",
      "requestIdleCallback",
      "requestAnimationFrame",
      "fetch",
      "MutationObserver",
      "IntersectionObserver",
      "ResizeObserver",
    ])
      watch(window, name);
    watch(Document.prototype, "cookie");
  });
}

const used = (page: Page) => page.evaluate(() => (window as unknown as { used: string[] }).used);

test("costs the page one request and nothing else before intent", async ({
  site,
  widget,
  page,
  statics,
  workspace,
}) => {
  await spy(page);
  await site.open({
    settings: {
      fields: { phone: "required", message: { presence: "optional" } },
      customFields: [{ key: "plan", label: "Plan", type: "select", options: ["a"] }],
      prefill: { name: "Ada" },
      color: "#c60",
      locale: "en",
    },
  });
  await widget.launcher.waitFor();
  await statics.quiet();
  expect(await used(page)).toEqual([]);
  expect(statics.requests).toEqual(["/prechat.js"]);
  await expect(widget.iframe).toHaveCount(0);
  expect(await page.context().cookies()).toEqual([]);
  expect(
    await page.evaluate(() =>
      Object.keys(window).filter((name) => /chat/i.test(name) && name !== "reportPrechatEvent"),
    ),
  ).toEqual(["Prechat"]);
  // The spy sees: the same page does use storage once the visitor wants to chat.
  await widget.open();
  expect(await used(page)).toContain("localStorage");
  await expect.poll(() => workspace.control.requests().length).toBeGreaterThan(0);
});

test("does nothing before intent with commands that need no panel", async ({ site, widget, page, statics }) => {
  await site.open();
  await widget.launcher.waitFor();
  await page.evaluate(() => {
    const { Prechat } = window;
    Prechat?.("hide");
    Prechat?.("set", { color: "#ffdd00", position: "left" });
    Prechat?.("identify", { name: "Ada" });
    Prechat?.("on", "open", () => {});
  });
  await expect(widget.launcher).toBeHidden();
  await page.evaluate(() => window.Prechat?.("show"));
  await expect(widget.launcher).toHaveCSS("background-color", "rgb(255, 221, 0)");
  await expect(widget.launcher).toHaveCSS("color", "rgb(0, 0, 0)");
  expect((await widget.launcher.boundingBox())?.x).toBe(20);
  await statics.quiet();
  expect(statics.requests).toEqual(["/prechat.js"]);
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada");
});

for (const gesture of ["hover", "focus"] as const) {
  test(`fetches the frame on ${gesture}, and nothing again on click`, async ({ site, widget, statics, workspace }) => {
    await site.open();
    await widget.launcher[gesture]();
    await expect(widget.field("Name")).toBeAttached();
    await expect(widget.iframe).toBeHidden();
    // The last file of all.
    await expect.poll(() => statics.requests.join()).toContain("/after-form-");
    await statics.quiet();
    const fetched = [...statics.requests];
    const asked = workspace.control.requests().length;
    expect(new Set(fetched).size).toBe(fetched.length);
    await widget.open();
    await expect(widget.field("Name")).toBeFocused();
    expect(statics.requests).toEqual(fetched);
    expect(workspace.control.requests().length).toBe(asked);
  });
}

test("fetches nothing on hover when told not to", async ({ site, widget, statics }) => {
  await site.open({ attributes: { "data-preload": "none" } });
  await widget.launcher.hover();
  await statics.quiet();
  expect(statics.requests).toEqual(["/prechat.js"]);
  await widget.open();
});

test("fetches nothing on hover where data is dear", async ({ site, widget, page, statics }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, "connection", { value: { saveData: false, effectiveType: "slow-2g" } }),
  );
  await site.open();
  await widget.launcher.hover();
  await statics.quiet();
  expect(statics.requests).toEqual(["/prechat.js"]);
  await widget.open();
});

test("fetches the frame in an idle moment, and asks the workspace nothing", async ({
  site,
  widget,
  statics,
  workspace,
}) => {
  await site.open({ attributes: { "data-preload": "idle" } });
  await widget.frame.locator(".panel").waitFor({ state: "attached" });
  await statics.quiet();
  expect(workspace.control.requests()).toEqual([]);
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
});
