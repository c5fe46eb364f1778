import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";

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

test("works on a page that patched its globals", async ({ site, widget, page }) => {
  await page.addInitScript(() => {
    if (window !== top) return;
    Object.assign(Array.prototype, { each() {} });
    Object.assign(Object.prototype, { extend() {} });
    window.fetch = () => Promise.reject(new Error("patched"));
  });
  await site.open({ settings: { prefill: { name: "Ada" } } });
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada");
});

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
