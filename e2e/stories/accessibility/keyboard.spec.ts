import type { Locator } from "@playwright/test";
import { expect, test, withMotion } from "../../fixtures.ts";
import type { Widget } from "../../widget.ts";

test.use(withMotion);

test("by keyboard alone: open, send, land on the first wrong field, mend, send, close", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  await site.open({ settings: { handoff: "room" } });
  await expect(widget.launcher).toBeVisible();
  while (!(await widget.launcher.evaluate((button) => button.matches(":focus")))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(widget.field("Name")).toBeFocused();
  await page.keyboard.type("Ada Lind");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ada@example");
  await page.keyboard.press("Enter");
  await expect(widget.field("Email")).toBeFocused();
  await widget.expectError("Email", "Please enter an email address like name@example.com.");
  await page.keyboard.type(".com");
  await widget.expectNoError("Email");
  await page.keyboard.press("Tab");
  await expect(widget.field("Country code")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(widget.field("Country code")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(widget.field("Department")).toBeFocused();
  // The browser begins a new search after a pause of a second, which a busy machine may make.
  await expect(async () => {
    await page.keyboard.type("Su");
    await expect(widget.field("Department")).toHaveValue("dep-support", { timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("Tab");
  await expect(widget.button("Start chat")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(widget.frame.getByRole("heading", { name: "You’re in the queue" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(widget.launcher).toHaveAttribute("aria-expanded", "false");
  await expect(widget.launcher).toBeFocused();
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind", department: "dep-support" }]);
});

test("Escape gives the focus back before anything was sent, and the close button does too", async ({
  site,
  widget,
  page,
}) => {
  await site.open();
  for (const leave of [() => page.keyboard.press("Escape"), () => widget.button("Close").press("Enter")]) {
    await widget.launcher.press("Enter");
    await expect(widget.field("Name")).toBeFocused();
    await leave();
    await expect(widget.launcher).toBeFocused();
  }
});

test("Escape that ends an input method's composition closes nothing", async ({ site, widget, page }) => {
  await site.open();
  await widget.open();
  const name = widget.field("Name");
  await name.fill("にほ");
  // As Chromium and Firefox tell it, and as WebKit does, after the composition.
  for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
    await name.dispatchEvent("keydown", { key: "Escape", bubbles: true, cancelable: true, ...composing });
  }
  await expect(name).toHaveValue("にほ");
  await name.press("x");
  await expect(widget.launcher).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(widget.launcher).toHaveAttribute("aria-expanded", "false");
});

test("who sends with Enter keeps the focus when it fails", async ({ site, widget, workspace, page, consoleGuard }) => {
  consoleGuard.allow(/Failed to load resource/, /\[prechat\] The step/);
  workspace.control.fault({ path: "livechat/visitor", fault: { kind: "status", status: 400, body: {} } });
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ Name: "Ada", Email: "ada@example.com" });
  await page.keyboard.press("Enter");
  await expect(widget.button("Try again")).toBeFocused();
  await page.keyboard.press("Enter");
  await widget.expectHandedOff();
});

const LONG = {
  handoff: "room",
  fields: { message: "optional" },
  customFields: Array.from({ length: 12 }, (_, index) => ({
    key: `f${index}`,
    label: `Question ${index}.`,
    type: "text",
  })),
};

for (const [where, viewport] of [
  ["in a window", { width: 1280, height: 720 }],
  ["on a phone", { width: 360, height: 640 }],
  ["at 400 % zoom", { width: 320, height: 256 }],
] as const) {
  test(`the focus is seen and never hidden ${where}, forwards and backwards`, async ({ site, widget, page }) => {
    await page.setViewportSize(viewport);
    await site.open({ settings: LONG });
    await widget.open();
    await expect(widget.field("Name")).toBeFocused();
    for (const key of ["Tab", "Shift+Tab"]) {
      for (let count = 0; count < 17; count += 1) {
        await page.keyboard.press(key);
        const focused = widget.frame.locator(":focus-visible");
        if (await focused.count()) await expectUnhidden(focused);
      }
    }
  });
}

/** All four corners of what has the focus are on top, and it has an outline. */
async function expectUnhidden(focused: Locator): Promise<void> {
  const seen = await focused.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    // The corners are round.
    const corners = [left + 6, right - 6].flatMap((x) => [top + 6, bottom - 6].map((y) => [x, y] as const));
    const isOnTop = corners.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return { name: element.getAttribute("name") ?? element.className, isOnTop, outlineStyle, outlineWidth };
  });
  expect(seen).toMatchObject({ isOnTop: true, outlineStyle: "solid", outlineWidth: "3px" });
}

test("everything that can be pressed is at least 24 by 24", async ({ site, widget, page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await site.open({
    settings: {
      consent: { text: "Agree?", version: "1", required: true },
      customFields: [
        { key: "size", label: "Size", type: "radio", options: ["S", "L"] },
        { key: "news", label: "News", type: "checkbox" },
      ],
    },
  });
  const { width, height } = (await widget.launcher.boundingBox()) ?? { width: 0, height: 0 };
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await widget.open();
  await widget.field("Phone").focus();
  await expect(widget.field("Country code")).toBeVisible();
  const small = await widget.frame.locator("button, input, select, textarea").evaluateAll((controls) =>
    controls.flatMap((control) => {
      // A tick may be pressed on its label too.
      const target = (control as HTMLInputElement).type === "radio" ? control.closest("label") : control;
      const box = (target ?? control).getBoundingClientRect();
      return Math.min(box.width, box.height) < 24 ? [control.getAttribute("name") ?? control.textContent] : [];
    }),
  );
  expect(small).toEqual([]);
});

test("a form that comes late takes no focus from who went on in the page", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  const search = page.getByLabel("Search our shop");
  workspace.control.fault({ path: "livechat/config", fault: { kind: "delay", ms: 1_500 } });
  await site.open();
  await widget.open();
  await search.focus();
  await page.keyboard.type("chain");
  await expect(widget.field("Name")).toBeVisible();
  await page.keyboard.type(" oil");
  await expect(search).toHaveValue("chain oil");
  await expect(search).toBeFocused();
  // Back in the frame, the form is where the visitor goes on.
  await widget.iframe.focus();
  await expect(widget.field("Name")).toBeFocused();
});

test("news of the workspace takes no focus from the field that is typed in", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  await page.clock.install();
  await site.open();
  await widget.launcher.hover();
  await expect(widget.frame.locator("[name=name]")).toBeAttached();
  // What was asked on hover is old by the time of the click: it is asked again, and answered late.
  await page.clock.fastForward(60_000);
  workspace.control.fault({ path: "livechat/config", fault: { kind: "delay", ms: 1_500 } });
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  await page.keyboard.type("Ann");
  const answered = () =>
    workspace.control.requests().filter(({ path, status }) => path === "livechat/config" && status);
  await expect.poll(() => answered().length).toBe(2);
  // What the frame does with it comes before what is asked of it now.
  await widget.frame
    .locator("body")
    .evaluate(async (_, url) => (await fetch(url)).text(), `${workspace.url}/api/v1/livechat/config`);
  await page.keyboard.type(" Lee");
  await expect(widget.field("Name")).toHaveValue("Ann Lee");
});

test("nothing turns for who wants less motion", async ({ site, widget, workspace, page, browserName }) => {
  test.skip(browserName === "firefox", "Stock Firefox's driver can't ask for less motion.");
  workspace.control.fault({ path: "livechat/config", times: 9, fault: { kind: "hang" } });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await site.open();
  await widget.open();
  const spinner = widget.frame.locator(".spinner");
  await expect(spinner).toBeVisible();
  expect(await moving(spinner)).toBe(false);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await expect.poll(() => moving(spinner)).toBe(true);
});

function moving(element: Locator): Promise<boolean> {
  return element.evaluate((element) => element.getAnimations().length > 0);
}

test("labels are visible, placeholders are none, and browsers know what to fill in", async ({ site, widget }) => {
  await site.open({ settings: { fields: { message: "optional" } } });
  await widget.open();
  for (const [label, token] of [
    ["Name", "name"],
    ["Email", "email"],
    ["Phone", "tel"],
  ] as const) {
    await expect(widget.frame.locator("label", { hasText: label })).toBeVisible();
    await expect(widget.field(label)).toHaveAttribute("autocomplete", token);
    await expect(widget.field(label)).not.toHaveAttribute("placeholder");
  }
});

/** Notes every text that appears in a live region from now on. */
function listen(widget: Widget): Promise<void> {
  return widget.frame.locator("body").evaluate((body) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const regionOf = (node: Node) =>
      (node instanceof Element ? node : node.parentElement)?.closest("[role=status], [role=alert], [aria-live=polite]");
    const isSilent = (node: Node) =>
      (node instanceof Element ? node : node.parentElement)?.closest("[aria-hidden=true], [role=timer]");
    new MutationObserver((changes) => {
      const nodes = changes.flatMap(({ type, target, addedNodes }) =>
        type === "characterData" ? [target] : [...addedNodes],
      );
      // What was put into an element that is new itself is one piece of news with it.
      const news = nodes.filter((node) => !nodes.some((other) => other !== node && other.contains(node)));
      for (const node of new Set(news)) {
        if (regionOf(node) && !isSilent(node) && node.textContent) heard.push(node.textContent);
      }
    }).observe(body, { subtree: true, childList: true, characterData: true });
  });
}

function heard(widget: Widget): Promise<string[]> {
  return widget.frame.locator("body").evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test("a malformed answer is said once when its field is left", async ({ site, widget, page }) => {
  await site.open();
  await widget.open();
  await listen(widget);
  await widget.field("Email").fill("ada@");
  await page.keyboard.press("Tab");
  await widget.expectError("Email", "Please enter an email address");
  await widget.submit();
  await expect(widget.field("Name")).toBeFocused();
  expect(await heard(widget)).toEqual(["Please enter an email address like name@example.com."]);
});

test("a countdown is said once, while it ticks for the eye", async ({ site, widget, workspace, consoleGuard }) => {
  consoleGuard.allow(/Failed to load resource/);
  workspace.control.fault({ path: "livechat/visitor", fault: { kind: "rate-limit", seconds: 30 } });
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ Name: "Ada", Email: "ada@example.com" });
  await listen(widget);
  await widget.submit();
  const timer = widget.frame.getByRole("timer");
  const first = await timer.textContent();
  await expect(timer).not.toHaveText(first ?? "");
  const said = (await heard(widget)).filter((text) => /seconds/.test(text));
  expect(said).toEqual([expect.stringMatching(/^The chat is busy\. Sending again in \d+ seconds\.$/)]);
});
