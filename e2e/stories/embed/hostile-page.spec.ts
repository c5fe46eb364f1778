import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test, withMotion } from "../../fixtures.ts";
import { Widget } from "../../widget.ts";

test.use(withMotion);

const HOSTILE_CSS = `
  * { all: unset !important; }
  iframe { display: none !important; }
  button { position: absolute !important; top: 0 !important; }
  prechat-widget { display: none !important; opacity: 0 !important; transform: scale(0) !important; }
  body { font-size: 3px; color: transparent; }
`;

async function look(page: Page) {
  return page.evaluate(async () => {
    const root = document.querySelector("prechat-widget")?.shadowRoot;
    // Not every engine's driver can ask for less motion: what moves has to arrive first.
    await Promise.all(root?.getAnimations().map(({ finished }) => finished) ?? []);
    // From the right edge that a page has beside its scroll bar: the style sheet takes that away.
    const { clientWidth } = document.documentElement;
    return ["button", "iframe"].map((name) => {
      const element = root?.querySelector(name) as HTMLElement;
      const { x, y, width, height } = element.getBoundingClientRect();
      const { opacity, visibility, backgroundColor, position, zIndex } = getComputedStyle(element);
      return { box: [clientWidth - x, y, width, height], opacity, visibility, backgroundColor, position, zIndex };
    });
  });
}

test("looks the same below a hostile style sheet", async ({ site, widget, page }) => {
  await site.open();
  await widget.open();
  const alone = await look(page);
  await site.open({ head: `<style>${HOSTILE_CSS}</style>` });
  await widget.open();
  expect(await look(page)).toEqual(alone);
  await expect(widget.iframe).toBeVisible();
  await expect(widget.launcher).toBeVisible();
});

test("violates no strict policy, with a counter that counts", async ({ site, widget, page, statics, consoleGuard }) => {
  consoleGuard.expect(/Content Security Policy|Content-Security-Policy|violates the following directive/);
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    addEventListener("securitypolicyviolation", (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  const icon = "img-src data:";
  await site.open({
    csp: `default-src 'none'; script-src ${statics.origin}; frame-src ${statics.origin}; style-src-elem 'self'; ${icon}; require-trusted-types-for 'script'`,
    attributes: { "data-color": "#c60", "data-theme": "dark" },
  });
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  await widget.close();
  await page.evaluate(() => window.Prechat?.("destroy"));
  expect(await violations()).toEqual([]);
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await expect.poll(violations).toEqual(["style-src-attr inline"]);
});

/** A page with nothing but the widget on it: whatever looks different is ours. */
test("is the same picture below a hostile style sheet, pixel by pixel", async ({
  site,
  widget,
  page,
  statics,
  workspace,
  consoleGuard,
}, testInfo) => {
  // The driver of stock Firefox hides the caret by a style of its own, which the frame's policy stops.
  consoleGuard.allow(/blocked an inline style \(style-src-elem\)/);
  const css = `
    * { all: unset !important; }
    iframe { display: none !important; }
    button { position: absolute !important; }
    prechat-widget { opacity: 0.5 !important; transform: scale(0.9) !important; }
  `;
  site.publish({ path: "/hostile.css", html: css, headers: { "Content-Type": "text/css" } });
  await page.emulateMedia({ reducedMotion: "reduce" });
  const pictures = async (head: string) => {
    await site.open({
      html: `<!doctype html><html lang="en"><head>${head}</head><body><script async src="${statics.loader}" data-server="${workspace.url}"></script></body></html>`,
    });
    await widget.launcher.waitFor();
    await page.mouse.move(1, 1);
    const closed = await settledPicture(page);
    await widget.open();
    await expect(widget.field("Name")).toBeFocused();
    await page.mouse.move(1, 1);
    // A frame in a process of its own may be painted later than the page around it.
    await widget.frame
      .locator("body")
      .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return { closed, open: await settledPicture(page) };
  };
  const alone = await pictures("");
  expect(alone.open.equals(alone.closed)).toBe(false);
  const below = await pictures('<link rel="stylesheet" href="/hostile.css">');
  // The style sheet is there, and does what it says to what is not ours.
  await page.evaluate(() => document.body.append(document.createElement("button"), document.createElement("iframe")));
  await expect(page.locator("body > button")).toHaveCSS("position", "absolute");
  await expect(page.locator("body > iframe")).toBeHidden();
  for (const [name, picture] of Object.entries(alone)) {
    const file = testInfo.snapshotPath(`${name}.png`, { kind: "snapshot" });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, picture);
    // Chromium does not smooth a rounded border the same way each time: some pixels in its corners differ.
    expect(below[name as keyof typeof below]).toMatchSnapshot(`${name}.png`, { maxDiffPixels: 40 });
  }
});

/** What the window shows once it shows the same twice. */
async function settledPicture(page: Page): Promise<Buffer> {
  let last = await page.screenshot({ animations: "disabled" });
  await expect
    .poll(async () => {
      const before = last;
      last = await page.screenshot({ animations: "disabled" });
      return last.equals(before);
    })
    .toBe(true);
  return last;
}

/** What old libraries, polyfills and zealous monitors do to a page. */
function patchGlobals(): void {
  if (window !== top) return;
  const { stringify } = JSON;
  const define = (prototype: object, methods: object) => Object.assign(prototype, methods);
  define(Object.prototype, { extend() {} });
  // Old Prototype.js: what is made into JSON is made into it twice.
  const toJSON = function (this: object) {
    return stringify(Object.entries(this));
  };
  define(Array.prototype, { each() {}, last() {}, toJSON });
  define(String.prototype, { toJSON });
  Object.assign(window, { fetch: () => Promise.reject(new Error("patched")) });
  JSON.stringify = () => "patched";
  JSON.parse = () => "patched";
  // A polyfill of before there was a standard: it takes what libraries added for entries.
  define(Array.prototype, {
    map(this: unknown[], make: (entry: unknown, index: string) => unknown) {
      const made: unknown[] = [];
      for (const index in this) made.push(make(this[index], index));
      return made;
    },
  });
  window.Promise = class<Value> extends Promise<Value> {
    // biome-ignore lint/suspicious/noThenProperty: A promise that is never kept.
    override then(): Promise<never> {
      return this as never;
    }
  } as PromiseConstructor;
}

const VISIT = {
  handoff: "room",
  fields: { message: "optional", phone: "hidden" },
  customFields: [
    { key: "topic", label: "Topic", type: "select", options: ["Sales", { value: "sup", label: "Support" }] },
  ],
  prefill: { email: "ada@example.com" },
  requireOneOf: ["email", "message"],
};

for (const when of ["before our script", "after it", "after the panel's"] as const) {
  test.describe(`globals patched ${when}`, () => {
    test.use({ serverOptions: { workspace: { customFields: [{ key: "topic", label: "Topic" }] } } });

    test("change nothing for the visitor, from the click to the handoff", async ({ site, page, workspace }) => {
      const widget = Widget.deafOn(page);
      if (when === "before our script") await page.addInitScript(patchGlobals);
      await site.open({ settings: VISIT });
      await widget.launcher.waitFor();
      if (when === "after it") await page.evaluate(patchGlobals);
      await widget.open();
      if (when === "after the panel's") await page.evaluate(patchGlobals);
      await expect(widget.field("Email")).toHaveValue("ada@example.com");
      await widget.fill({ Name: "Ada Lind", Topic: "Support", "How can we help?": "The chain slips." });
      await widget.submit();
      await expect(widget.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();
      expect(workspace.control.visitors()).toMatchObject([
        { name: "Ada Lind", visitorEmails: [{ address: "ada@example.com" }], livechatData: { topic: "sup" } },
      ]);
      expect(workspace.control.messages()).toMatchObject([{ msg: "The chain slips." }]);
      const [visitor] = workspace.control.visitors();
      // Kept on the site as it is, for the next visit.
      expect(await page.evaluate((key) => localStorage.getItem(key), `prechat:token:${workspace.url}`)).toBe(
        visitor?.token,
      );
    });
  });
}

test("takes no message from a stranger, and answers none", async ({ site, widget, page, statics }) => {
  await site.open();
  await widget.open();
  const answers = await page.evaluate(async (origin) => {
    const answers: unknown[] = [];
    const Channel = MessageChannel;
    window.MessageChannel = class extends Channel {
      constructor() {
        super();
        answers.push("a channel of ours");
      }
    };
    const frame = document.querySelector("prechat-widget")?.shadowRoot?.querySelector("iframe")?.contentWindow;
    const stranger = document.body.appendChild(document.createElement("iframe")).contentWindow as Window;
    const messages = [
      { prechat: 1, type: "hello" },
      { prechat: 2, type: "hello" },
      { prechat: 1, type: "connect" },
      { type: "close" },
      "hello",
      null,
      JSON.parse('{"__proto__":{"type":"hello"},"prechat":1}'),
      { prechat: 1, type: "hello", padding: "x".repeat(1_000_000) },
    ];
    for (const data of messages) {
      const { port1, port2 } = new Channel();
      port1.onmessage = (event) => answers.push(event.data);
      postMessage(data, "*", [port2]);
      dispatchEvent(new MessageEvent("message", { data, origin, source: stranger }));
      // Firefox refuses to construct an event whose source is a window of another site.
      const forged = new MessageEvent("message", { data, origin: "https://evil.example" });
      dispatchEvent(Object.defineProperty(forged, "source", { value: frame }));
      frame?.postMessage(data, origin);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    return answers;
  }, statics.origin);
  expect(answers).toEqual([]);
  await expect(widget.launcher).toHaveAttribute("aria-expanded", "true");
  await widget.fill({ Name: "Ada" });
});

test("lives through a host that throws in its listeners", async ({ site, widget, page, consoleGuard }) => {
  consoleGuard.expect(/uncaught: first/);
  await site.open();
  await page.waitForFunction(() => window.Prechat);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.Prechat?.("on", "open", () => {
      throw new Error("first");
    });
    const off = window.Prechat?.("on", "open", () => heard.push("gone"));
    window.Prechat?.("on", "open", () => heard.push("second"));
    (off as () => void)();
  });
  await widget.open();
  await expect.poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(["second"]);
});
