import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "../../fixtures.ts";

const PAGE = readFileSync(resolve(import.meta.dirname, "../../../docs/api.md"), "utf8");

const ADA = { Name: "Ada Lind", Email: "ada@example.com" };
const QUEUED = { name: "You’re in the queue" };

test("a frame without the loader whose parents are pinned keeps the token itself, and knows the visitor again", async ({
  site,
  statics,
  workspace,
  widget,
  page,
}) => {
  const src = `${statics.frame}?server=${encodeURIComponent(workspace.url)}`;
  // On the frame's own site: the browser under test denies storage to third parties.
  const there = { host: "127.0.0.1", script: "none", body: `<iframe title="Chat" src="${src}"></iframe>` } as const;
  await site.open(there);
  statics.setFrameMeta({ "prechat-parents": new URL(page.url()).origin });
  await site.open(there);
  const form = widget.direct();
  await form.fill(ADA);
  await form.submit();
  await expect(form.frame.getByRole("heading", QUEUED)).toBeVisible();

  await site.open(there);
  await expect(form.frame.getByText("Welcome back! Your chat is still open.")).toBeVisible();
  expect(workspace.control.visitors()).toHaveLength(1);
  expect(workspace.control.rooms()).toHaveLength(1);
});

test("a frame that any page may embed keeps no token, takes none, and tells none", async ({
  site,
  statics,
  workspace,
  widget,
  page,
}) => {
  const src = `${statics.frame}?server=${encodeURIComponent(workspace.url)}`;
  const there = { host: "127.0.0.1", script: "none", body: `<iframe title="Chat" src="${src}"></iframe>` } as const;
  await site.open(there);
  const form = widget.direct();
  await expect(form.field("Name")).toBeVisible();
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => heard.push(data);
    const frame = document.querySelector("iframe");
    frame?.contentWindow?.postMessage({ prechat: 1, type: "connect" }, new URL(frame.src).origin, [port2]);
    port1.postMessage({ type: "configure", settings: {}, page: {}, token: "planted", open: true });
    port1.postMessage({ type: "token", id: 1, token: "planted", kept: true });
  });
  await form.fill(ADA);
  await form.submit();
  await expect(form.frame.getByRole("heading", QUEUED)).toBeVisible();
  const [visitor] = workspace.control.visitors();
  expect(visitor?.token).not.toBe("planted");
  const heard = await page.evaluate(() => JSON.stringify((window as unknown as { heard: unknown[] }).heard));
  expect(heard).toContain('"registered"');
  expect(heard).not.toContain(visitor?.token);

  await site.open(there);
  await expect(form.field("Name")).toHaveValue("");
});

test("a frame that stands alone shows nobody's form: the deployer has to pin the workspace first", async ({
  statics,
  workspace,
  page,
  consoleGuard,
}) => {
  consoleGuard.allow(/favicon\.ico/);
  consoleGuard.expect(/stands alone, and no workspace is pinned in it/);
  const src = `${statics.frame}?server=${encodeURIComponent(workspace.url)}`;
  await page.goto(src);
  await expect(page.getByText("This chat is part of another page.")).toBeVisible();
  expect(workspace.control.requests()).toEqual([]);
  statics.setFrameMeta({ "prechat-server": workspace.url });
  await page.goto(src);
  await expect(page.getByLabel("Name")).toBeVisible();
});

test("where the workspace asks nothing, a frame without the loader registers nobody before a click", async ({
  site,
  statics,
  workspace,
  widget,
}) => {
  workspace.control.configure({ settings: { registrationForm: false } });
  const src = `${statics.frame}?server=${encodeURIComponent(workspace.url)}`;
  await site.open({ script: "none", body: `<iframe title="Chat" src="${src}"></iframe>` });
  const form = widget.direct();
  await expect(form.frame.getByRole("button", { name: "Start chat" })).toBeVisible();
  expect(workspace.control.visitors()).toEqual([]);
  await form.submit();
  await expect(form.frame.getByRole("heading", QUEUED)).toBeVisible();
  expect(workspace.control.visitors()).toHaveLength(1);
});

test("a form that is part of a page leaves the focus where it is", async ({
  site,
  statics,
  workspace,
  widget,
  page,
}) => {
  const src = `${statics.frame}?server=${encodeURIComponent(workspace.url)}`;
  await site.open({ script: "none", body: `<iframe title="Chat" src="${src}"></iframe>` });
  await expect(widget.direct().field("Name")).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
});

test("the channel that `docs/api.md` gives to copy fills in the form, hears the events and follows the height", async ({
  site,
  statics,
  workspace,
  widget,
  page,
}) => {
  const [, chapter = ""] = PAGE.split("### The channel");
  const [, example = ""] = /```html\n(.*?)\n```/s.exec(chapter) ?? [];
  expect(example).toContain("https://static.example.com/frame/index.html?server=https%3A%2F%2Fchat.example.com");
  const body = example
    .replace("https://static.example.com/frame/index.html", statics.frame)
    .replace("https%3A%2F%2Fchat.example.com", encodeURIComponent(workspace.url));
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await site.open({ script: "none", body });
  const form = widget.direct();
  await expect(form.field("Name")).toHaveValue("Kim");
  // Browsers draw no frame that is out of sight, and so measure none.
  await page.locator("iframe").scrollIntoViewIfNeeded();
  await expect(page.locator("iframe")).toHaveAttribute("style", /height: \d+px/);
  await form.fill({ Email: "kim@example.com" });
  await form.submit();
  await expect.poll(() => said.find((line) => line.startsWith("handoff"))).toContain("room");
  expect(workspace.control.visitors()).toMatchObject([{ name: "Kim" }]);
});
