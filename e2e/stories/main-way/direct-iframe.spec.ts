import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "../../fixtures.ts";

const PAGE = readFileSync(resolve(import.meta.dirname, "../../../docs/api.md"), "utf8");

test("a frame without the loader keeps the token itself, and knows the visitor again", async ({
  site,
  statics,
  workspace,
  widget,
}) => {
  const src = `${statics.frame}?server=${encodeURIComponent(workspace.url)}`;
  // On the frame's own site: the browser under test denies storage to third parties.
  const there = { host: "127.0.0.1", script: "none", body: `<iframe title="Chat" src="${src}"></iframe>` } as const;
  await site.open(there);
  const form = widget.direct();
  await form.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await form.submit();
  await expect(form.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();

  await site.open(there);
  await expect(form.frame.getByText("Welcome back! Your chat is still open.")).toBeVisible();
  expect(workspace.control.visitors()).toHaveLength(1);
  expect(workspace.control.rooms()).toHaveLength(1);
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
