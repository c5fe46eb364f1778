import { officialWidgetsOwn } from "../../console-guard.ts";
import { expect as expectSoon, test } from "../../fixtures.ts";
import { servePinned } from "./serve-pinned.ts";

test.use({ serverOptions: { livechat: true } });

/** The official widget is 2.4 MB of scripts: a slow machine takes its time over them. */
const expect = expectSoon.configure({ timeout: 30_000 });

test("a pinned frame brings the official widget's code into the cache while the visitor types, and nothing else of it", async ({
  site,
  widget,
  page,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(officialWidgetsOwn);
  const parent = `http://localhost:${new URL(site.origin).port}`;
  const statics = await servePinned(workspace.url, parent, { host: "localhost" });
  try {
    const fetched: string[] = [];
    page.on("requestfinished", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith("/livechat")) fetched.push(pathname);
    });
    const tag = `<script async src="${statics.origin}/prechat.js" data-server="${workspace.url}"></script>`;
    await site.open({ host: "localhost", script: "none", body: tag });
    await widget.open();
    await expect(widget.field("Name")).toBeVisible();
    expect(fetched).toEqual([]);

    await widget.fill({ Name: "Ada Lind" });
    // The two that its document doesn't name are four fifths of it.
    const chunks = expect.arrayContaining([
      expect.stringMatching(/\/4\.chunk\.\w+\.js$/),
      expect.stringMatching(/\/5\.chunk\.\w+\.js$/),
    ]);
    await expect.poll(() => fetched).toEqual(chunks);
    expect(page.frames()).toHaveLength(2);
    expect(workspace.control.visitors()).toEqual([]);

    await widget.fill({ Email: "ada@example.com" });
    await widget.submit();
    await expect(page.frameLocator("#rocketchat-iframe").locator("[contenteditable]")).toBeVisible();
    // The others were asked for and not sent again: one translation is left.
    const chat = page.frames().find((frame) => frame.url().endsWith("/livechat"));
    const sent = await chat?.evaluate(() => {
      const records = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const files = records.filter(({ name }) => /\.(js|css)$/.test(name));
      return { all: files.length, again: files.filter((file) => file.transferSize > file.encodedBodySize).length };
    });
    expect(sent).toEqual({ all: 10, again: 1 });
  } finally {
    await statics.close();
  }
});
