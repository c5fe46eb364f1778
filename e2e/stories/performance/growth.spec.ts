import type { Frame, Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import type { WorkspacePatch } from "../../server/index.ts";

const count = (length: number) => Array.from({ length }, (_, index) => index + 1);

const withDepartments = (length: number): WorkspacePatch => ({
  departments: count(length).map((n) => ({ _id: `dep-${n}`, name: `Department ${n}` })),
});

const withFields = (length: number): WorkspacePatch => ({
  licensed: true,
  departments: [],
  customFields: count(length).map((n) => ({ key: `field-${n}`, label: `Field ${n}` })),
});

function frameOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes("/frame/index.html"));
  if (!frame) throw new Error("The page has no frame of ours.");
  return frame;
}

const elementsIn = (frame: Frame) => frame.evaluate(() => document.querySelectorAll("*").length);

for (const [what, patch, last, most] of [
  ["department", withDepartments, (n: number) => `option[value="dep-${n}"]`, 1],
  ["custom field", withFields, (n: number) => `[name="field-${n}"]`, 6],
] as const) {
  test(`each ${what} adds the same few elements`, async ({ site, widget, page, workspace }) => {
    const sizes = [10, 60, 110];
    const counted: number[] = [];
    for (const size of sizes) {
      workspace.control.configure(patch(size));
      await site.open();
      await widget.open();
      await expect(widget.frame.locator(last(size))).toBeAttached();
      counted.push(await elementsIn(frameOf(page)));
    }
    const [small = 0, middle = 0, large = 0] = counted;
    expect(large - middle).toBe(middle - small);
    expect((middle - small) / 50).toBeLessThanOrEqual(most);
    expect((middle - small) / 50).toBeGreaterThan(0);
  });
}

test("a key in one of 100 fields renders that field and no other", async ({ site, widget, page, workspace }) => {
  workspace.control.configure(withFields(100));
  await site.open();
  await widget.open();
  await expect(widget.field("Field 100")).toBeVisible();
  await expect(widget.field("Name")).toBeFocused();
  const frame = frameOf(page);
  await frame.evaluate(() => {
    const touched = new Set<string>();
    Object.assign(window, { touched });
    // Whoever renders a text field compares its value with what it should be, so a render reads it even when it
    // changes nothing.
    const { get, ...rest } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value") ?? {};
    Object.defineProperty(HTMLInputElement.prototype, "value", {
      ...rest,
      get(this: HTMLInputElement) {
        touched.add(this.name);
        return get?.call(this);
      },
    });
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        touched.add(element?.closest(".field")?.querySelector("input")?.name ?? "outside of the fields");
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const touched = () =>
    frame.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return [...(window as unknown as { touched: Set<string> }).touched];
    });
  await widget.field("Field 50").press("x");
  expect(await touched()).toEqual(["field-50"]);
  // The spy sees other fields too.
  await widget.field("Field 51").press("x");
  expect(await touched()).toEqual(["field-50", "field-51"]);
});
