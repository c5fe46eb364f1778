import type { FrameLocator } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";
import { pathsOf } from "./calls.ts";

const CONFIG = "**/livechat/config*";
const NAMED = { name: "required", email: "required", message: "optional" } as const;

test.use({
  serverOptions: {
    workspace: {
      licensed: true,
      customFields: [{ key: "plan", label: "Plan", required: true }],
      messages: { registrationFormMessage: "We answer on working days, usually before lunch. ".repeat(6) },
    },
  },
});

/** How far the visible parts of the frame have been moved so far, as the browser counts it. */
async function layoutShift(frame: FrameLocator): Promise<number> {
  return frame.locator("body").evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(
            list.getEntries().reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
          ),
        ).observe({ type: "layout-shift", buffered: true });
        // No entry, no call.
        requestAnimationFrame(() => setTimeout(resolve, 0, 0));
      }),
  );
}

test("a form whose fields the site names is there before the configuration, which moves nothing", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  const release = await holdBack(page, CONFIG);
  await site.open({ settings: { handoff: "room", fields: NAMED } });
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  await page.keyboard.type("Ada");
  const message = await widget.field("How can we help?").boundingBox();
  release();
  // What the workspace adds stands after what was there.
  await expect(widget.field("Department")).toBeVisible();
  await expect(widget.field("Plan")).toBeVisible();
  await expect(widget.frame.locator(".greeting")).toContainText("We answer on working days");
  expect(await widget.field("How can we help?").boundingBox()).toEqual(message);
  expect(await layoutShift(widget.frame)).toBe(0);
  await expect(widget.field("Name")).toBeFocused();
  await page.keyboard.type(" Lind");
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await widget.fill({ Email: "ada@example.com", Plan: "Yearly" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(pathsOf(workspace.control).filter((path) => path.includes("config"))).toHaveLength(1);
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind", livechatData: { plan: "Yearly" } }]);
});

test("a form sent before the configuration waits for it, and is asked what the workspace wants besides", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  const release = await holdBack(page, CONFIG);
  await site.open({ settings: { handoff: "room", fields: NAMED } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await widget.submit();
  await expect(widget.button("Sending…")).toBeVisible();
  release();
  await widget.expectError("Plan", "Please fill in “Plan”.");
  await expect(widget.field("Plan")).toBeFocused();
  await widget.fill({ Plan: "Yearly" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind", livechatData: { plan: "Yearly" } }]);
});

test("a configuration that fails leaves what was typed on the screen, and is asked for again", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/, /The step "config" failed/);
  workspace.control.fault({
    path: "livechat/config",
    fault: { kind: "status", status: 400, body: { success: false } },
  });
  await site.open({ settings: { handoff: "room", fields: NAMED } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await expect(widget.frame.getByRole("alert")).toContainText("Your answers are kept");
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await widget.submit("Try again");
  await widget.fill({ Plan: "Yearly" });
  await widget.submit();
  await widget.expectHandedOff();
});

test("a visitor who may be known waits for the configuration: there may be nothing to fill in", async ({
  site,
  widget,
  page,
}) => {
  await site.open({ settings: { handoff: "room", fields: NAMED } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", Plan: "Yearly" });
  await widget.submit();
  await widget.expectHandedOff();
  const release = await holdBack(page, CONFIG);
  await page.reload();
  await widget.open();
  await expect(widget.frame.getByText("Loading")).toBeVisible();
  await expect(widget.field("Name")).toHaveCount(0);
  release();
  await expect(widget.frame.getByRole("heading", { level: 2 })).toBeFocused();
});
