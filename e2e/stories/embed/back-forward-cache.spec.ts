import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { test as base, expect } from "../../fixtures.ts";
import { Widget } from "../../widget.ts";

/*
 * Browsers keep a page that is left as it is, and show it again on the way back. Playwright switches this off, and
 * loses sight of the frames of a page that comes back: here is a browser with the cache, and a driver that connects
 * anew once the page is back.
 */

interface Visit {
  page: Page;
  /** Another connection to the same browser, which sees what is on the screen now. */
  look(): Promise<Widget>;
}

/** Without windows Chromium keeps no page that is left. */
const executablePath = process.env.PRECHAT_CHROMIUM_WITH_WINDOWS;

const test = base.extend<{ visit: Visit }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
  visit: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), "prechat-profile-"));
    const context = await chromium.launchPersistentContext(profile, {
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
      args: ["--remote-debugging-port=0"],
      locale: "en-US",
      ...(executablePath && { executablePath }),
    });
    const page = context.pages()[0] ?? (await context.newPage());
    // Runs once in a page's life: what it counts goes on counting when the page comes back.
    await page.addInitScript(() => {
      const shows: boolean[] = [];
      Object.assign(window, { shows });
      addEventListener("pageshow", ({ persisted }) => shows.push(persisted));
    });
    const readPort = () => readFile(join(profile, "DevToolsActivePort"), "utf8").catch(() => "");
    const look = async () => {
      await expect.poll(readPort).not.toBe("");
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${(await readPort()).split("\n")[0]}`);
      return Widget.deafOn(browser.contexts()[0]?.pages()[0] as Page);
    };
    await use({ page, look });
    await context.close();
    await rm(profile, { recursive: true, force: true });
  },
});

test.skip(({ browserName }) => browserName !== "chromium", "The other drivers can't follow a page that comes back.");
test.skip(!executablePath, "There is no Chromium with windows here.");

/** Goes to another page and back; the page says how it was shown, and why not from the cache. */
async function leaveAndReturn(page: Page, elsewhere: string) {
  const home = page.url();
  await page.goto(elsewhere);
  // A page from the cache loads nothing: there is no "load" to wait for.
  await page.goBack({ waitUntil: "commit" });
  await expect(page).toHaveURL(home);
  return page.evaluate(() => ({
    shows: (window as unknown as { shows: boolean[] }).shows,
    obstacles: (performance.getEntriesByType("navigation")[0] as { notRestoredReasons?: unknown }).notRestoredReasons,
  }));
}

test("comes back from the cache before the visitor's intent, and then registers", async ({
  site,
  workspace,
  visit: { page, look },
}) => {
  const elsewhere = site.publish({ path: "/bikes", script: "none" });
  await site.open({ page, settings: { handoff: "room" } });
  await Widget.deafOn(page).launcher.waitFor();
  expect(await leaveAndReturn(page, elsewhere)).toEqual({ shows: [false, true], obstacles: null });

  const widget = await look();
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await widget.submit();
  await expect(widget.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
  expect(workspace.control.rooms()).toHaveLength(1);
});

for (const state of ["open", "open, then closed again"]) {
  test(`comes back from the cache with a panel that was ${state}, keeps what was typed, and registers`, async ({
    site,
    workspace,
    visit: { page, look },
  }) => {
    const elsewhere = site.publish({ path: "/bikes", script: "none" });
    await site.open({ page, settings: { handoff: "room", fields: { message: "optional" } } });
    const before = Widget.deafOn(page);
    await before.open();
    await before.fill({ Name: "Ada Lind", Email: "ada@example.com", "How can we help?": "The chain slips." });
    if (state !== "open") await before.close();
    expect(await leaveAndReturn(page, elsewhere)).toEqual({ shows: [false, true], obstacles: null });
    expect(await leaveAndReturn(page, elsewhere)).toEqual({ shows: [false, true, true], obstacles: null });

    const widget = await look();
    await expect(widget.host).toHaveCount(1);
    if (state === "open") await expect(widget.launcher).toHaveAttribute("aria-expanded", "true");
    else await widget.open();
    await expect(widget.field("Name")).toHaveValue("Ada Lind");
    await expect(widget.field("How can we help?")).toHaveValue("The chain slips.");
    await widget.submit();
    await expect(widget.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();
    expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
    expect(workspace.control.messages()).toMatchObject([{ msg: "The chain slips." }]);
  });
}
