import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import { serveDemo } from "../../run/demo.ts";

/** Axe's own copy of the driver's types. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]["page"];

const violationsOf = async (page: Page) => {
  const axe = new AxeBuilder({ page: page as unknown as AxePage }).exclude("iframe");
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
};

/** Reads the clipboard as a person does: by pasting. */
async function paste(page: Page): Promise<string> {
  const tab = await page.context().newPage();
  await tab.setContent("<textarea></textarea>");
  await tab.locator("textarea").press("ControlOrMeta+V");
  const text = await tab.locator("textarea").inputValue();
  await tab.close();
  return text;
}

test("what is set at the configurator is live, its mistakes are told, and what is copied registers a visitor", async ({
  page,
  site,
  widget,
  consoleGuard,
  browserName,
}) => {
  // Without windows Chromium asks nobody whether a click may copy, and says no.
  if (browserName === "chromium") await page.context().grantPermissions(["clipboard-write"]);
  consoleGuard.expect(/color: "red" is wrong/, /frame: "javascript:alert\(1\)" is wrong/, /target: undefined is wrong/);
  consoleGuard.allow(/target: "#c/);
  const demo = await serveDemo({ workspace: undefined, file: ":memory:" });
  try {
    await page.goto(`${demo.address}configurator.html`);
    const stage = page.frameLocator(".stage iframe");
    const form = stage.frameLocator("prechat-widget iframe");
    const start = form.getByRole("button", { name: "Start chat" });
    const setting = (name: string) => page.locator(`#setting-${name}`);
    await expect(start).toBeVisible();

    await setting("color").fill("red");
    await expect(setting("color")).toHaveAccessibleDescription(
      /color: "red" is wrong\. Set it to a colour like .*\. On the script tag it is data-color\./,
    );
    await setting("color").fill("#8a2f62");
    await expect(start).toHaveCSS("background-color", "rgb(138, 47, 98)");
    await expect(setting("color")).not.toHaveAccessibleDescription(/is wrong/);

    await setting("frame").fill("javascript:alert(1)");
    await expect(setting("frame")).toHaveAccessibleDescription(/frame: "javascript:alert\(1\)" is wrong/);
    await page.getByRole("button", { name: "Clear frame" }).click();

    // One that the widget doesn't take while it runs: it begins anew, and the focus stays where somebody types.
    const life = await page.locator(".stage iframe").elementHandle();
    await setting("name").pressSequentially("shop");
    await expect.poll(() => life?.evaluate((element) => element.isConnected)).toBe(false);
    await expect(start).toBeVisible();
    await expect(setting("name")).toBeFocused();
    await page.getByRole("button", { name: "Clear name" }).click();

    await setting("mode").selectOption("inline");
    await expect(setting("target")).toHaveAccessibleDescription(/target: undefined is wrong/);
    await setting("target").pressSequentially("#contact");
    await expect(stage.locator("#contact prechat-widget")).toBeVisible();
    await expect(start).toBeVisible();
    await page.getByRole("button", { name: "Clear mode" }).click();
    await page.getByRole("button", { name: "Clear target" }).click();
    await expect(stage.locator("#contact prechat-widget")).toHaveCount(0);

    await setting("handoff").selectOption("room");
    await setting("customFields").click();
    await page.getByRole("button", { name: "Add" }).last().click();
    await page.keyboard.type("company");
    await page.locator("#setting-customFields-0-value-label").fill("Where do you work?");
    await page.locator("#setting-customFields-0-value-type").selectOption("text");
    await expect(form.getByLabel("Where do you work?")).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);

    await page.getByRole("button", { name: "Copy", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
    await page.getByRole("radio", { name: "Pin" }).check();
    await expect(page.locator(".snippet pre")).toHaveText(
      `npx prechat pin --server ${demo.server} --parents "https://www.example.com" --out public/prechat`,
    );
    const link = page.url();
    const snippet = await paste(page);

    await site.open({ script: "none", body: snippet });
    await widget.open();
    await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", "Where do you work?": "Fernweh" });
    await widget.submit();
    const { token } = await widget.expectHandedOff();
    const stored = await fetch(`${demo.server}/api/v1/livechat/visitor/${token}`);
    expect(await stored.json()).toMatchObject({ visitor: { name: "Ada Lind", livechatData: { company: "Fernweh" } } });

    const phone = await page.context().newPage();
    await phone.setViewportSize({ width: 320, height: 640 });
    await phone.goto(link);
    await expect(phone.locator("#setting-color")).toHaveValue("#8a2f62");
    await expect(phone.frameLocator(".stage iframe").locator("prechat-widget")).toHaveCount(1);
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await phone.evaluate(overflow)).toBe(0);
    await phone.getByRole("link", { name: "Copy", exact: true }).click();
    await expect(phone.getByRole("heading", { name: "Copy it" })).toBeInViewport();
    expect(phone.url()).toBe(link);
    expect(await violationsOf(phone)).toEqual([]);
  } finally {
    await demo.close();
  }
});
