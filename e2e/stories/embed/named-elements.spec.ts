import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import type { Site } from "../../host-site/site.ts";

/*
 * Markup that a site lets its visitors write, a comment for example, with the names that scripts look for: on `window`
 * and on `document` a named element stands in the place of whatever isn't there, or even is. None of it may run.
 */

const HOST = "evil.localhost";

/** Another site that serves scripts by our names, and a page that looks like our command. Returns its address. */
function serveEvil(site: Site): string {
  const script = { "Content-Type": "text/javascript" };
  for (const file of [
    "prechat.js",
    "prechat-panel.js",
    "prechat-check.js",
    "prechat-livechat.js",
    "prechat-status.js",
    "compat.js",
  ]) {
    site.publish({ host: HOST, path: `/${file}`, html: "window.isOwned = true;", headers: script });
  }
  const html = '<script>var loaded = true, q = [["init", { server: "http://evil.localhost" }]];</script>';
  site.publish({ host: HOST, path: "/page", html });
  return site.originOf(HOST);
}

const isOwned = (page: Page) => page.evaluate(() => "isOwned" in window);

/** Each element by a name, with its address on the other site. */
const ELEMENTS: Record<string, (name: string, evil: string) => string> = {
  img: (name, evil) => `<img id="${name}" name="${name}" src="${evil}/prechat.js">`,
  a: (name, evil) =>
    `<a id="${name}" name="${name}" href="${evil}/prechat.js"></a><a id="${name}" name="q" href="${evil}/prechat.js"></a>`,
  form: (name, evil) =>
    `<form id="${name}" name="${name}" action="${evil}/prechat.js"><input name="q"><input name="loaded"><input name="src" value="${evil}/prechat.js"></form>`,
  iframe: (name, evil) => `<iframe id="${name}" name="${name}" src="${evil}/page?/prechat.js"></iframe>`,
  object: (name, evil) => `<object id="${name}" name="${name}" data="${evil}/page?/prechat.js"></object>`,
};

/** The ways our script comes onto a page. The markup is there before it. */
const WAYS: Record<string, (loader: string, server: string) => string> = {
  "a script tag": (loader, server) => `<script src="${loader}" data-server="${server}"></script>`,
  "a module": (loader, server) => `<script type="module" crossorigin src="${loader}" data-server="${server}"></script>`,
  "a tag manager, which takes the element away again": (loader, server) =>
    `<script>addEventListener("load", () => {
      const script = Object.assign(document.createElement("script"), { src: "${loader}", async: true });
      script.dataset.server = "${server}";
      document.getElementsByTagName("script")[0].before(script);
      script.remove();
    })</script>`,
};

for (const [way, tag] of Object.entries(WAYS)) {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    test(`by ${way}: <${name}> with one of our names neither runs nor breaks anything`, async ({
      site,
      page,
      statics,
      workspace,
      consoleGuard,
    }) => {
      // What isn't an image or has no plugin, by the browser.
      consoleGuard.allow(/Failed to load resource|ERR_BLOCKED_BY_ORB|opaque/i);
      const evil = serveEvil(site);
      for (const clobbered of ["currentScript", "Prechat", "Prechat.q"]) {
        const body = element(clobbered, evil) + tag(statics.loader, workspace.url);
        await site.open({ script: "none", body });
        // By command: stock Firefox's driver can't click beside an `<object>`, on any page.
        await page.waitForFunction(
          () => window.Prechat instanceof Function && document.querySelector("prechat-widget"),
        );
        await page.evaluate(() => void window.Prechat?.("open"));
        // It opens once its frame is ready. A locator would wait for what the `<object>` loads, in stock Firefox for ever.
        await page.waitForFunction(() => document.querySelector("prechat-widget")?.hasAttribute("open"));
        expect(await isOwned(page), clobbered).toBe(false);
      }
      expect(statics.requests).toContain("/prechat-panel.js");
    });
  }
}

test("no script of ours takes an element for itself, up to the official widget", async ({
  site,
  widget,
  page,
  statics,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource|ERR_BLOCKED_BY_ORB|opaque|rocketchat-livechat\.min\.js/i);
  // This workspace has no Livechat widget of its own; the script that asks for it has run.
  consoleGuard.expect(/\[prechat\] http.*\/livechat did not start/);
  const evil = serveEvil(site);
  const names = ["currentScript", "RocketChat"].map((name) => ELEMENTS.form?.(name, evil)).join("");
  await site.open({
    attributes: { "data-compat": "rocketchat" },
    body: `${names}${ELEMENTS.img?.("currentScript", evil)}`,
  });
  await expect.poll(() => page.evaluate(() => typeof (window as { RocketChat?: unknown }).RocketChat)).toBe("function");
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await widget.submit();
  await widget.expectHandedOff();
  await expect(widget.frame.getByRole("alert")).toContainText("its window could not be loaded");
  for (const file of ["check", "panel", "livechat"]) expect(statics.requests).toContain(`/prechat-${file}.js`);
  expect(statics.requests).toContain("/compat.js");
  expect(await isOwned(page)).toBe(false);
});

test("a queue is taken for what it is: what is no command in it stops nothing", async ({
  site,
  widget,
  workspace,
  statics,
}) => {
  const queue = `window.Prechat = Object.assign(() => {}, { q: [
    null, 1, {}, [], [7], document.body, { 0: "init", 1: { server: "${workspace.url}" }, length: 2 }, ["open"],
  ] });`;
  await site.open({
    script: "none",
    body: `<script>${queue}</script><script src="${statics.loader}" data-no-auto></script>`,
  });
  await expect(widget.field("Name")).toBeFocused();
});

test("past a nonce, strict-dynamic and Trusted Types nothing gets either, and our policy trusts nobody's URL", async ({
  site,
  widget,
  page,
  statics,
  workspace,
  consoleGuard,
  browserName,
}) => {
  consoleGuard.allow(/Failed to load resource|ERR_BLOCKED_BY_ORB|opaque/i);
  const evil = serveEvil(site);
  await site.open({
    csp: `script-src 'nonce-a1b2' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types prechat`,
    html: `<!doctype html><html lang="en"><title>Strict</title><body>
      ${ELEMENTS.img?.("currentScript", evil)}
      <script nonce="a1b2" src="${statics.loader}" data-server="${workspace.url}" data-compat="rocketchat"></script>`,
  });
  await widget.open();
  await expect(widget.field("Name")).toBeVisible();
  // One policy for all of our files.
  for (const file of ["/prechat-check.js", "/compat.js", "/prechat-panel.js"]) expect(statics.requests).toContain(file);
  expect(await isOwned(page)).toBe(false);
  const found = await page.evaluate(() => Object.keys((window as { trustedTypes?: object }).trustedTypes ?? {}));
  expect(found, browserName).toEqual([]);
});
