import type { Locator, Page } from "@playwright/test";
import { expect, test, withMotion } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";

test.use(withMotion);

/** In a window as low as this nothing is fixed: what comes above the button moves it. */
const LOW = { width: 400, height: 400 };
const early = { handoff: "room", fields: { name: "required", email: "required", phone: "hidden" } };

/** Presses the mouse at the upper edge of a control. @returns Where that was. */
async function press(page: Page, control: Locator): Promise<{ x: number; y: number }> {
  await control.scrollIntoViewIfNeeded();
  const { x, y, width } = (await control.boundingBox()) ?? { x: 0, y: 0, width: 0 };
  const at = { x: x + width / 2, y: y + 4 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  return at;
}

test("a button that an error moves away under the finger is pressed all the same", async ({ site, widget, page }) => {
  await page.setViewportSize(LOW);
  await site.open({ settings: early });
  await widget.open();
  await widget.field("Email").pressSequentially("ada@");
  const before = await press(page, widget.button("Start chat"));
  await widget.expectError("Email", /./);
  const box = await widget.button("Start chat").boundingBox();
  expect(box?.y, "the button has moved").toBeGreaterThan(before.y);
  await page.mouse.up();
  // What only sending the form says.
  await widget.expectError("Name", /./);
  await expect(widget.field("Name")).toBeFocused();
});

test("a button that the configuration moves away under the finger is pressed all the same", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  await page.setViewportSize(LOW);
  const release = await holdBack(page, /livechat\/config/);
  await site.open({ settings: early });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await press(page, widget.button("Start chat"));
  release();
  await expect(widget.field("Department")).toBeVisible();
  await page.mouse.up();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toHaveLength(1);
});

test("a press that is taken back by moving on is none", async ({ site, widget, page }) => {
  await page.setViewportSize(LOW);
  await site.open({ settings: early });
  await widget.open();
  await widget.field("Email").pressSequentially("ada@");
  const { x, y } = await press(page, widget.button("Start chat"));
  await widget.expectError("Email", /./);
  await page.mouse.move(x, y - 30);
  await page.mouse.up();
  await widget.fill({ Email: "ada@example.com" });
  await widget.expectNoError("Email");
  await widget.expectNoError("Name");
});
