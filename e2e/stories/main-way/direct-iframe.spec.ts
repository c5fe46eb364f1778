import { expect, test } from "../../fixtures.ts";

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
