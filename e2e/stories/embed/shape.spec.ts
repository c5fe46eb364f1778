import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";

const style = `<style>
:root { --prechat-x: 40px; --prechat-y: max(60px, env(safe-area-inset-bottom)); --prechat-radius: 3px; --prechat-font: Georgia, serif }
@media (width < 900px) { :root { --prechat-x: 10px; --prechat-y: 90px } }
:root.cookies { --prechat-y: 130px; --prechat-font: monospace }
</style>`;

test("the page's own CSS moves and shapes launcher and panel, also while they are open", async ({
  site,
  widget,
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 800 });
  await site.open({ head: style });
  const distances = (part: Locator) =>
    part.evaluate((element) => {
      const { right, bottom } = element.getBoundingClientRect();
      return [document.documentElement.clientWidth - right, innerHeight - bottom];
    });
  const font = () => widget.frame.getByLabel("Name").evaluate((input) => getComputedStyle(input).fontFamily);
  await expect.poll(() => distances(widget.launcher)).toEqual([40, 60]);
  await widget.open();
  await page.mouse.move(0, 0);
  await expect.poll(() => distances(widget.launcher)).toEqual([40, 60]);
  expect(await distances(widget.iframe)).toEqual([40, 128]);
  await expect(widget.iframe).toHaveCSS("border-radius", "3px");
  expect(await font()).toBe("Georgia, serif");

  await page.setViewportSize({ width: 800, height: 800 });
  await expect.poll(() => distances(widget.iframe)).toEqual([10, 158]);
  await page.evaluate(() => document.documentElement.classList.add("cookies"));
  await expect.poll(() => distances(widget.launcher)).toEqual([10, 130]);
  await widget.close();
  await widget.open();
  await expect.poll(font).toBe("monospace");
});
