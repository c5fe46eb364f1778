import type { Locator, Page } from "@playwright/test";
import fc from "fast-check";
import { expect, test } from "../../fixtures.ts";
import type { Widget } from "../../widget.ts";

/*
 * Messages between windows, and on the port: what comes from the wrong window, the wrong origin, in the wrong version,
 * a second time, too early, too late or out of a generator. Nothing happens, nothing is answered, nothing leaks; and
 * after all of it the right one still works, so that silence is not just death.
 */

const LONG = "x".repeat(1_000_000);

/** Greetings that are none, and payloads that reach for prototypes; the right one is added where it is wrong too. */
const WRONG_GREETINGS = (type: string) => [
  `{ "prechat": 2, "type": "${type}" }`,
  `{ "prechat": "1", "type": "${type}" }`,
  `{ "prechat": 1, "type": ["${type}"] }`,
  `{ "prechat": 1, "type": "configure", "settings": { "server": "https://evil.example" }, "open": true }`,
  `{ "type": "${type}" }`,
  `{ "__proto__": { "prechat": 1, "type": "${type}" } }`,
  `{ "constructor": { "prototype": { "prechat": 1, "type": "${type}" } } }`,
  `"${type}"`,
  "null",
  "[]",
  `{ "prechat": 2, "type": "${type}", "padding": "${LONG}" }`,
];

/** Counts in every window how many messages came, so that a test knows when all were heard. */
async function countMessages(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counter = { heard: 0, answers: [] as unknown[], channels: 0 };
    Object.assign(window, { counter });
    addEventListener("message", () => void counter.heard++);
    const Channel = MessageChannel;
    window.MessageChannel = class extends Channel {
      constructor() {
        super();
        counter.channels++;
      }
    };
    // Each message goes with a port of its own; whatever is said on one is an answer.
    const send = (target: Window, texts: string[], origin = "*") => {
      for (const text of texts) {
        const { port1, port2 } = new Channel();
        port1.onmessage = ({ data }) => void counter.answers.push(data);
        target.postMessage(JSON.parse(text), origin, [port2]);
      }
    };
    Object.assign(window, { send });
  });
}

interface Instruments {
  counter: { heard: number; answers: unknown[]; channels: number };
  send(target: Window, texts: string[], origin?: string): void;
}

const counterIn = (place: Page | Locator) =>
  "goto" in place
    ? place.evaluate(() => (window as unknown as Instruments).counter)
    : place.evaluate(() => (window as unknown as Instruments).counter);

/** Everything a frame could have done for somebody: shown something, asked the workspace. */
async function expectInert(widget: Widget, asked: () => unknown[]): Promise<void> {
  await expect(widget.frame.locator("body > *")).toHaveCount(0);
  expect(asked()).toEqual([]);
}

test("the page hears no stranger, whichever window or origin says hello", async ({ site, widget, page, statics }) => {
  await countMessages(page);
  const hello = JSON.stringify({ prechat: 1, type: "hello" });
  const texts = [...WRONG_GREETINGS("hello"), hello];
  const evil = site.publish({ path: "/evil", host: "evil.localhost", html: "<!doctype html><title>Evil</title>" });
  await site.open({ body: `<iframe name="evil" src="${evil}"></iframe>` });
  await widget.open();
  await expect(widget.field("Name")).toBeFocused();
  const { heard, channels } = await counterIn(page);
  // Another window of the page, with all origins there are: its own, and that of the frame by a window of the page.
  await page
    .frameLocator("[name=evil]")
    .locator("html")
    .evaluate((_, texts) => (window as unknown as Instruments).send(parent, texts), texts);
  await page.evaluate((texts) => (window as unknown as Instruments).send(window, texts), texts);
  await page.evaluate(
    ([data, origin]) => {
      const frame = document.querySelector("prechat-widget")?.shadowRoot?.querySelector("iframe")?.contentWindow;
      const stranger = frames[0] as Window;
      for (const { from, source } of [
        { from: origin, source: stranger },
        { from: "https://evil.example", source: frame },
      ]) {
        // Firefox refuses to construct an event whose source is a window of another site.
        const forged = new MessageEvent("message", { data: JSON.parse(data), origin: from });
        dispatchEvent(Object.defineProperty(forged, "source", { value: source }));
      }
    },
    [hello, statics.origin] as const,
  );
  await expect.poll(async () => (await counterIn(page)).heard).toBe(heard + 2 * texts.length + 2);
  expect((await counterIn(page)).channels).toBe(channels);
  await widget.fill({ Name: "Ada" });
  await widget.close();
  expect((await counterIn(page)).answers).toEqual([]);
  expect((await counterIn(page.frameLocator("[name=evil]").locator("html"))).answers).toEqual([]);
});

test("the page hears its own frame in its own version only, and none before or after", async ({
  site,
  widget,
  page,
}) => {
  await countMessages(page);
  const frame = site.publish({
    path: "/mute.html",
    host: "frame.localhost",
    html: "<!doctype html><title>Mute</title>",
  });
  await site.open({ settings: { frame, prefill: { email: "ada@example.com" } } });
  await widget.launcher.click();
  // By what the first, empty document does not have.
  const inside = widget.frame.locator("html:has(title)");
  const say = (texts: string[]) =>
    inside.evaluate((_, texts) => (window as unknown as Instruments).send(parent, texts), texts);
  const wrong = WRONG_GREETINGS("hello");
  // A frame that was there before the page listened has been greeted without a hello.
  await page.waitForFunction(() => window.Prechat && "panel" in window.Prechat);
  const { channels } = await counterIn(page);
  await expect.poll(async () => (await counterIn(inside)).heard).toBe(channels);
  await say(wrong);
  await expect.poll(async () => (await counterIn(page)).heard).toBe(wrong.length);
  expect(await counterIn(page)).toMatchObject({ channels, answers: [] });
  expect((await counterIn(inside)).heard).toBe(channels);
  // The right one is heard: the counter counts.
  await say([JSON.stringify({ prechat: 1, type: "hello" })]);
  await expect.poll(async () => (await counterIn(inside)).heard).toBe(channels + 1);
  expect((await counterIn(page)).channels).toBe(channels + 1);
  const origin = new URL(frame).origin;
  const left = await page.evaluate((origin) => {
    const root = document.querySelector("prechat-widget")?.shadowRoot;
    const source = root?.querySelector("iframe")?.contentWindow ?? null;
    window.Prechat?.("destroy");
    // Firefox refuses to construct an event whose source is a window of another site.
    const late = new MessageEvent("message", { data: { prechat: 1, type: "hello" }, origin });
    dispatchEvent(Object.defineProperty(late, "source", { value: source }));
    return (window as unknown as Instruments).counter.channels;
  }, origin);
  expect(left).toBe(channels + 1);
  await expect(widget.host).toHaveCount(0);
});

test("the frame hears nobody but its parent, and nothing before the handshake", async ({
  site,
  widget,
  page,
  statics,
  workspace,
}) => {
  await countMessages(page);
  const parent = encodeURIComponent(site.origin);
  const evil = site.publish({ path: "/evil", host: "evil.localhost", html: "<!doctype html><title>Evil</title>" });
  await site.open({
    script: "none",
    body: `<iframe id="ours" title="Chat" src="${statics.frame}?parent=${parent}"></iframe><iframe name="evil" src="${evil}"></iframe>`,
  });
  const form = widget.direct("#ours");
  const stranger = page.frameLocator("[name=evil]").locator("html");
  const inside = form.frame.locator("html");
  // The frame has said hello by then.
  await expect.poll(async () => (await counterIn(page)).heard).toBe(1);
  const right = [
    { prechat: 1, type: "connect" },
    { type: "configure", settings: { server: workspace.url }, page: {}, token: null, open: true },
    { type: "open", page: {} },
    { type: "reset" },
  ].map((message) => JSON.stringify(message));
  // A sibling may say the right words: it is the wrong window. The parent says the wrong ones.
  await stranger.evaluate(
    (_, texts) => {
      const ours = (window.parent as Window)[0] as Window;
      (window as unknown as Instruments).send(ours, texts);
    },
    [...right, ...WRONG_GREETINGS("connect")],
  );
  await page.evaluate(
    (texts) => (window as unknown as Instruments).send(window[0] as Window, texts),
    [...right.slice(1), ...WRONG_GREETINGS("connect")],
  );
  const sent = 2 * (right.length + WRONG_GREETINGS("connect").length) - 1;
  await expect.poll(async () => (await counterIn(inside)).heard).toBe(sent);
  await expectInert(form, () => workspace.control.requests());
  // Without a port there is nobody to speak to.
  await page.evaluate(() => (window[0] as Window).postMessage({ prechat: 1, type: "connect" }, "*"));
  // The right one, from the right window: first come, first served. Then the same again, and from the stranger.
  const connect = () =>
    page.evaluate(
      ([server]) => {
        const { port1, port2 } = new MessageChannel();
        const received: unknown[] = [];
        port1.onmessage = ({ data }) => void received.push(data);
        (window[0] as Window).postMessage({ prechat: 1, type: "connect" }, "*", [port2]);
        port1.postMessage({ type: "configure", settings: { server }, page: {}, token: null, open: true });
        const { lines = [] } = window as { lines?: unknown[][] };
        Object.assign(window, { lines: [...lines, received] });
      },
      [workspace.url],
    );
  await connect();
  await expect(form.field("Name")).toBeVisible();
  await connect();
  await stranger.evaluate((_, texts) => {
    (window as unknown as Instruments).send((window.parent as Window)[0] as Window, texts);
  }, right);
  await form.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await form.submit();
  const lines = () => page.evaluate(() => (window as unknown as { lines: { type: string }[][] }).lines);
  await expect.poll(async () => (await lines())[0]?.map(({ type }) => type)).toContain("handoff");
  expect((await lines())[1]).toEqual([]);
  expect((await counterIn(stranger)).answers).toEqual([]);
  expect((await counterIn(page)).answers).toEqual([]);
});

test("a frame whose parents are pinned is inert for any other", async ({
  site,
  widget,
  page,
  statics,
  workspace,
  consoleGuard,
}) => {
  // Firefox says of its greeting to the parent that is named that somebody else is there.
  consoleGuard.allow(/The target origin provided .* does not match the recipient window/);
  consoleGuard.expect(/shows nothing in http.* not among the prechat-parents/);
  await countMessages(page);
  statics.setFrameMeta({ "prechat-parents": "https://www.example.com http://*.friend.localhost:*" });
  const server = encodeURIComponent(workspace.url);
  for (const query of [
    `server=${server}`,
    `parent=${encodeURIComponent(site.origin)}`,
    "parent=https://www.example.com",
  ]) {
    await site.open({
      script: "none",
      body: `<iframe title="Chat" src="${statics.frame}?${query}"></iframe>`,
    });
    const form = widget.direct();
    const inside = form.frame.locator("html");
    await inside.waitFor();
    await page.evaluate(
      ([server]) => {
        const { send } = window as unknown as Instruments;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => void (window as unknown as Instruments).counter.answers.push(data);
        (window[0] as Window).postMessage({ prechat: 1, type: "connect" }, "*", [port2]);
        port1.postMessage({ type: "configure", settings: { server }, page: {}, token: "secret", open: true });
        send(window[0] as Window, ["null"]);
      },
      [workspace.url],
    );
    await expect.poll(async () => (await counterIn(inside)).heard).toBe(2);
    await expectInert(form, () => workspace.control.requests());
    expect((await counterIn(page)).answers).toEqual([]);
  }
  // The pin, not the words, kept it still.
  statics.setFrameMeta({ "prechat-parents": `https://www.example.com ${site.origin}` });
  await site.open({ script: "none", body: `<iframe title="Chat" src="${statics.frame}?server=${server}"></iframe>` });
  await expect(widget.direct().field("Name")).toBeVisible();
});

test("a frame whose server is pinned asks no other, whatever the page says", async ({
  site,
  widget,
  statics,
  workspace,
}) => {
  statics.setFrameMeta({ "prechat-server": workspace.url });
  await site.open({ settings: { server: "http://localhost:9", handoff: "room" } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toHaveLength(1);
});

/** What a generator thinks of, with the keys and the types that mean something here. */
const word = fc.constantFrom(
  ...["__proto__", "constructor", "prototype", "toString", "type", "settings", "fields", "name", "email", "prefill"],
  ...["customFields", "key", "label", "options", "texts", "consent", "phone", "locale", "color", "theme", "detail"],
  ...["token", "id", "refused", "height", "page", "visibleWhen", "pattern", "lock", "room", "visitor"],
);
const payload = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, 0, -1, 1e21, "", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "required"),
    fc.string(),
    fc.integer(),
    word,
    fc.array(tie("value"), { maxLength: 4 }),
    tie("object"),
  ),
  // Written and read as JSON: `__proto__` is a key of its own then, as it is after a message.
  object: fc
    .array(fc.tuple(word, tie("value")), { maxLength: 6 })
    .map((entries) => JSON.parse(`{${entries.map(([key, value]) => `"${key}":${JSON.stringify(value)}`)}}`) as object),
})).object;

/** The same 300 each time: a failure can be looked at. */
const generated = (types: string[]) =>
  fc.sample(
    fc.tuple(fc.constantFrom(...types), payload).map(([type, rest]) => JSON.stringify({ ...(rest as object), type })),
    { numRuns: 300, seed: 20_261_121 },
  );

test("300 messages that a generator wrote do no harm to the frame", async ({
  site,
  widget,
  page,
  statics,
  workspace,
  consoleGuard,
}) => {
  // Settings that can't be followed are told to the owner; nothing may be thrown.
  consoleGuard.allow(/^warning: \[prechat\]/);
  await site.open({
    script: "none",
    body: `<iframe title="Chat" src="${statics.frame}?server=${encodeURIComponent(workspace.url)}&handoff=room"></iframe>`,
  });
  const form = widget.direct();
  await expect(form.field("Name")).toBeVisible();
  const texts = generated(["configure", "intent", "open", "prefill", "token", "livechat", "constructor", "__proto__"]);
  const identified = await page.evaluate(
    ([texts, origin]) => {
      const { port1, port2 } = new MessageChannel();
      const types: string[] = [];
      (window[0] as Window).postMessage({ prechat: 1, type: "connect" }, origin, [port2]);
      for (const text of texts) port1.postMessage(JSON.parse(text));
      port1.postMessage({ type: "prefill", id: "last", prefill: { name: "Ada" } });
      return new Promise<unknown>((resolve) => {
        port1.onmessage = ({ data }) => {
          types.push(data.type);
          if (data.id === "last") resolve([...new Set(types)].sort());
        };
      });
    },
    [texts, statics.origin] as const,
  );
  expect(identified).toEqual(expect.arrayContaining(["identified"]));
  expect(await form.frame.locator("html").evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  await expect(form.frame.locator("img")).toHaveCount(0);
  await expect(form.button("Start chat")).toBeVisible();
  await expect(form.field("Name")).toBeEditable();
});

test("300 messages that a generator wrote do no harm to the page", async ({ site, widget, page }) => {
  const frame = site.publish({
    path: "/babble.html",
    host: "frame.localhost",
    html: `<!doctype html><title>Babble</title><script>
      addEventListener("message", ({ data, ports }) => { if (data.type === "connect") window.line = ports[0]; });
      parent.postMessage({ prechat: 1, type: "hello" }, new URLSearchParams(location.search).get("parent"));
    </script>`,
  });
  await site.open({ settings: { frame } });
  await widget.launcher.click();
  // By what the first, empty document does not have.
  const inside = widget.frame.locator("html:has(title)");
  await expect.poll(() => inside.evaluate(() => "line" in window)).toBe(true);
  // Not "remember", which is followed to the letter, nor "livechat", which would load a script.
  const types = [
    "ready",
    "look",
    "close",
    "submit",
    "registered",
    "handoff",
    "error",
    "recall",
    "identified",
    "resize",
  ];
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await inside.evaluate(
    (_, texts) => {
      const { line } = window as unknown as { line: MessagePort };
      for (const text of texts) line.postMessage(JSON.parse(text));
    },
    generated([...types, "destroy", "constructor", "__proto__"]),
  );
  await inside.evaluate(() => {
    const { line } = window as unknown as { line: MessagePort };
    line.postMessage({ type: "look", color: "#ffdd00" });
  });
  await expect(widget.launcher).toHaveCSS("background-color", "rgb(255, 221, 0)");
  expect(await page.evaluate(() => [Object.keys(Object.prototype), Object.keys(localStorage)])).toEqual([[], []]);
  const strip = (html: string) => html.replace(/<prechat-widget.*<\/prechat-widget>/, "");
  expect(strip(await page.evaluate(() => document.documentElement.outerHTML))).toBe(strip(before));
});
