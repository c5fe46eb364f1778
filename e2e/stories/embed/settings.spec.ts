import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";

/** Of each value that may be wrong the unit test of `check.ts` knows the words. */
const WRONG: [name: string, settings: object, remedy: RegExp][] = [
  ["server", { server: "chat.example.com" }, /https:\/\/chat\.example\.com/],
  ["target", { mode: "inline", target: "#nowhere" }, /on the page/],
  ["customFields[0].label", { customFields: [{ key: "a", type: "text" }] }, /a text/],
];

for (const [name, settings, remedy] of WRONG) {
  test(`says that ${name} is wrong in ${JSON.stringify(settings)}, and shows nothing`, async ({
    site,
    widget,
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(/\[prechat\]/);
    consoleGuard.allow(/Failed to load resource|net::ERR/);
    await site.open({ settings });
    await expect.poll(() => consoleGuard.complaints).toHaveLength(1);
    expect(consoleGuard.complaints[0]).toContain(`error: [prechat] ${name}: `);
    expect(consoleGuard.complaints[0]).toMatch(remedy);
    await expect(widget.host).toHaveCount(0);
    // The page's code may try again.
    await page.evaluate(() => {
      window.Prechat?.("open");
      window.Prechat?.("init", { server: "http://localhost:9" });
    });
    await expect(widget.host).toHaveCount(1);
  });
}

test("says that the server is missing", async ({ site, widget, consoleGuard }) => {
  consoleGuard.expect(/\[prechat\] server: undefined .*https:\/\/chat\.example\.com.* data-server\. \(/);
  await site.open({ attributes: { "data-server": null } });
  await expect.poll(() => consoleGuard.complaints).toHaveLength(1);
  await expect(widget.host).toHaveCount(0);
});

test("warns of unknown attributes, names the nearest and works", async ({ site, widget, consoleGuard }) => {
  consoleGuard.expect(
    /warning: \[prechat\] .*\(data-colour\).*\(data-color\)/,
    /warning: \[prechat\] .*\(data-businessunit\).*\(data-business-unit\)/,
  );
  await site.open({ attributes: { "data-colour": "#c60", "data-businessunit": "b1" } });
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  expect(consoleGuard.complaints).toHaveLength(2);
});

test("says that the server is missing, and which attribute was meant for it", async ({
  site,
  widget,
  consoleGuard,
}) => {
  consoleGuard.expect(
    /warning: \[prechat\] .*\(data-sever\).*\(data-server\)/,
    /error: \[prechat\] server: undefined is wrong/,
  );
  await site.open({ attributes: { "data-server": null, "data-sever": "https://chat.example.com" } });
  await expect.poll(() => consoleGuard.complaints).toHaveLength(2);
  await expect(widget.host).toHaveCount(0);
});

test("says that the script that checks settings can't be loaded, and starts once it can", async ({
  site,
  widget,
  page,
  statics,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/error: \[prechat\] http.*\/prechat-check\.js can't be loaded/);
  // Asked for in both ways.
  consoleGuard.allow(/Failed to load resource|CORS policy|net::ERR/);
  await page.route("**/prechat-check.js", (route) => route.fulfill({ status: 404 }));
  await site.open({ attributes: { "data-colour": "#c60" } });
  await expect.poll(() => consoleGuard.missing).toEqual([]);
  await expect(widget.host).toHaveCount(0);
  // The page goes on, and may ask again.
  await page.unroute("**/prechat-check.js");
  consoleGuard.expect(/data-color/);
  await page.evaluate(
    ([server, frame]) => window.Prechat?.("init", { server, frame, colour: "#c60" }),
    [workspace.url, statics.frame],
  );
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
});

test("an inline form whose script can't be loaded is told to the page and to its owner", async ({
  site,
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/error: \[prechat\] http.*\/prechat-panel\.js can't be loaded/);
  consoleGuard.allow(/Failed to load resource|CORS policy|net::ERR/);
  await page.route("**/prechat-panel.js", (route) => route.fulfill({ status: 404 }));
  await site.open({
    settings: { mode: "inline", target: "#form" },
    body: '<div id="form"></div>',
    head: '<script>addEventListener("prechat:error", ({ detail }) => { document.title = detail.reason })</script>',
  });
  await expect(page).toHaveTitle("unavailable");
});

test("never repeats what the page says of the visitor", async ({ site, widget, consoleGuard }) => {
  consoleGuard.expect(/^error: \[prechat\] prefill: the value is wrong\. Set it to an object, \{ … \}\. \(/);
  await site.open({ settings: { prefill: "Ada Lind, ada@example.com" } });
  await expect.poll(() => consoleGuard.complaints).toHaveLength(1);
  await expect(widget.host).toHaveCount(0);
});

test("warns of a command that does not exist", async ({ site, widget, page, consoleGuard }) => {
  consoleGuard.expect(/\[prechat\] opne is not a command\. These are: open, close, /);
  await site.open();
  await widget.open();
  await page.evaluate(() => window.Prechat?.("opne"));
});

for (const [locale, word] of [
  ["ar", "دردشة"],
  ["zh-TW", "聊天"],
  ["de-AT", "Chat"],
] as const) {
  test(`calls the launcher ${word} in ${locale}`, async ({ site, widget, page }) => {
    await site.open({ lang: locale });
    await expect(widget.launcher).toHaveAccessibleName(word);
    await widget.launcher.hover();
    await expect(widget.iframe).toHaveAttribute("title", word);
    await page.evaluate(() => window.Prechat?.("set", { locale: "tr" }));
    await expect(widget.launcher).toHaveAccessibleName("Sohbet");
  });
}

test("calls the launcher by its word on a page in another encoding", async ({ site, widget, statics, workspace }) => {
  const code = await (await fetch(statics.loader)).text();
  const asOf = (type: string) => ({ "Content-Type": type });
  site.publish({ path: "/loader/prechat.js", html: code, headers: asOf("text/javascript") });
  await site.open({
    html: `<!doctype html><html lang="el"><title>Shop</title>
      <script async src="/loader/prechat.js" data-server="${workspace.url}" data-frame="${statics.frame}"></script>`,
    headers: asOf("text/html; charset=windows-1251"),
  });
  await expect(widget.launcher).toHaveAccessibleName("Συνομιλία");
});

test("the launcher's icon stands out from whatever colour is set", async ({ site, widget, page }) => {
  await site.open();
  await widget.launcher.waitFor();
  const faint = await page.evaluate(() => {
    const button = document.querySelector("prechat-widget")?.shadowRoot?.querySelector("button") as Element;
    const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const luminanceOf = (color: string) => {
      if (!brush) return Number.NaN;
      brush.fillStyle = color;
      brush.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((value) =>
        value > 10 ? ((value / 255 + 0.055) / 1.055) ** 2.4 : value / 255 / 12.92,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const colors = [];
    // All short colours, and greys where black and white stand out alike.
    for (let digits = 0; digits < 4096; digits++) colors.push(`#${digits.toString(16).padStart(3, "0")}`);
    for (let grey = 0x6c; grey < 0x84; grey++) colors.push(`#${grey.toString(16).repeat(3)}`);
    return colors.filter((color) => {
      window.Prechat?.("set", { color });
      const style = getComputedStyle(button);
      const [dark = 0, light = 0] = [style.backgroundColor, style.color].map(luminanceOf).sort((a, b) => a - b);
      // WCAG 1.4.11 asks 3 of an icon.
      return !((light + 0.05) / (dark + 0.05) >= 4);
    });
  });
  expect(faint).toEqual([]);
  await page.evaluate(() => window.Prechat?.("set", { color: "#ffdd00" }));
  expect(await middleOf(widget.launcher)).toEqual([0, 0, 0]);
  await page.evaluate(() => window.Prechat?.("set", { color: "#0a7d36" }));
  expect(await middleOf(widget.launcher)).toEqual([255, 255, 255]);
});

/** The colour in the middle of an element, as it is on the screen. */
async function middleOf(element: Locator): Promise<number[]> {
  const picture = `data:image/png;base64,${(await element.screenshot()).toString("base64")}`;
  return element.evaluate(async (_, src) => {
    const image = Object.assign(new Image(), { src });
    await image.decode();
    const brush = document.createElement("canvas").getContext("2d");
    brush?.drawImage(image, -Math.floor(image.width / 2), -Math.floor(image.height / 2));
    return [...(brush?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, picture);
}
