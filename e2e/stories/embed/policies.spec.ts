import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";

const DIST = resolve(import.meta.dirname, "../../..", process.env.PRECHAT_DIST ?? "dist");

/** The two policies of `docs/deploy.md`, counted on both sides; each counter is shown to count. */

async function countViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      // Firefox asks for the site's own icon under the page's policy.
      if (!blockedURI.endsWith("/favicon.ico")) violations.push(`${effectiveDirective} ${blockedURI}`);
    });
  });
}

const violationsIn = (root: Locator) => root.evaluate(() => (window as unknown as { violations: string[] }).violations);

test("goes from the click to the handoff under both policies, without a violation", async ({
  site,
  widget,
  page,
  statics,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/Content Security Policy|violates the following directive/);
  // Chromium says that, too; Firefox only counts it.
  consoleGuard.allow(/TrustedHTML/);
  await countViolations(page);
  const framePolicy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${workspace.url}; base-uri 'none'; form-action 'none'`;
  statics.setFrameHeaders({ "Content-Security-Policy": framePolicy });
  // The page is nothing but the widget: whatever is reported is ours.
  await site.open({
    csp: `default-src 'none'; script-src ${statics.origin}; frame-src ${statics.origin}; require-trusted-types-for 'script'`,
    html: `<!doctype html><html lang="en"><title>Strict</title><body>
      <script async src="${statics.loader}" data-server="${workspace.url}" data-handoff="room" data-color="#c60"></script>`,
  });
  const outside = page.locator("html");
  const frame = widget.frame.locator("html");
  await page.waitForFunction(() => window.Prechat);
  await page.evaluate(() =>
    window.Prechat?.("set", {
      fields: { message: "optional", phone: "optional" },
      consent: { text: "I agree to the [terms](https://www.example.com/terms).", version: "1", required: true },
      customFields: [
        { key: "plan", label: "Plan", type: "text", pattern: "^[a-z]+$" },
        { key: "size", label: "Size", type: "select", options: ["S", "L"] },
      ],
    }),
  );
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", Phone: "+4930901820", Plan: "pro", Size: "L" });
  await widget.button("I agree").click();
  await widget.submit();
  // The workspace doesn't know the two custom fields.
  consoleGuard.allow(/\[prechat\]/, /status of 400/);
  await widget.expectHandedOff();
  expect(await violationsIn(frame)).toEqual([]);
  expect(await violationsIn(outside)).toEqual([]);
  await frame.evaluate(() => document.body.setAttribute("style", "color: red"));
  // Two policies hold: that of the header, and the document's own.
  await expect.poll(() => violationsIn(frame)).toEqual(["style-src-attr inline", "style-src-attr inline"]);
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await expect.poll(() => violationsIn(outside)).toEqual(["style-src-attr inline"]);
  await page.evaluate(() => {
    try {
      document.body.innerHTML = "<p>";
    } catch {
      // That it is refused is what is counted.
    }
  });
  await expect.poll(() => violationsIn(outside)).toContainEqual(expect.stringMatching(/^require-trusted-types-for/));
});

test("the frame's document has a policy of its own, for a host that sends none", async ({
  site,
  widget,
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/Content Security Policy|violates the following directive/);
  await countViolations(page);
  await site.open();
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  const frame = widget.frame.locator("html");
  expect(await violationsIn(frame)).toEqual([]);
  await frame.evaluate(() => {
    document.body.setAttribute("style", "color: red");
    const image = document.createElement("img");
    image.src = "data:,";
  });
  await expect
    .poll(async () => (await violationsIn(frame)).toSorted())
    .toEqual(["img-src data", "style-src-attr inline"]);
});

for (const scripts of ["files", "nonce"]) {
  test(`a page that allows scripts by their ${scripts} has no violation`, async ({
    site,
    widget,
    page,
    statics,
    workspace,
    consoleGuard,
  }) => {
    consoleGuard.allow(/favicon\.ico/);
    await countViolations(page);
    const allowed = scripts === "nonce" ? "'nonce-a1b2' 'strict-dynamic'" : statics.origin;
    await site.open({
      host: "127.0.0.1",
      csp: `default-src 'none'; script-src ${allowed}; frame-src ${statics.origin}; require-trusted-types-for 'script'`,
      html: `<!doctype html><html lang="en"><title>Strict</title><body>
      <script async nonce="a1b2" src="${statics.loader}" data-server="${workspace.url}"></script>`,
    });
    await widget.launcher.click();
    await expect(widget.field("Name")).toBeFocused();
    expect(await violationsIn(page.locator("html"))).toEqual([]);
  });
}

test("runs with the integrity that the build wrote down, and not with another", async ({
  site,
  widget,
  statics,
  workspace,
  consoleGuard,
}) => {
  const hashes = (await (await fetch(`${statics.origin}/integrity.json`)).json()) as Record<string, string>;
  for (const [file, written] of Object.entries(hashes)) {
    const bytes = Buffer.from(await (await fetch(`${statics.origin}/${file}`)).arrayBuffer());
    expect(written, file).toBe(`sha384-${createHash("sha384").update(bytes).digest("base64")}`);
  }
  // A deployer can compare every file with what was built.
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(Object.keys(hashes)).toHaveLength(files.length - 1);
  const integrity = hashes["prechat.js"] ?? "";
  const attributes = { integrity, crossorigin: "anonymous", "data-server": workspace.url };
  await site.open({ attributes });
  await widget.open();
  consoleGuard.expect(/integrity/);
  await site.open({ attributes: { ...attributes, integrity: `sha384-${"A".repeat(64)}` } });
  await statics.quiet();
  await expect(widget.host).toHaveCount(0);
});
