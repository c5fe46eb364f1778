import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";
import {
  answers,
  arrival,
  expectAnswersShown,
  expectEverythingOnce,
  settings,
  workspaceOptions,
} from "./everything.ts";

test.use({ serverOptions: { workspace: workspaceOptions } });

const sameSite = { host: "127.0.0.1", settings };
const NOT_REMEMBERED = "Your browser won’t let us remember you, so we will ask again next time.";

type Mishap = "null" | "throws when named" | "throws when written";
type Place = "page" | "frame";

/** Breaks the storage of our frame, or of the customer's page around it, before any script runs there. */
async function breakStorage(page: Page, mishap: Mishap, places: Place[]): Promise<void> {
  await page.addInitScript(
    ({ mishap, places }) => {
      const place = location.pathname.endsWith("/frame/index.html") ? "frame" : "page";
      if (!places.includes(place)) return;
      const deny = () => {
        throw new DOMException("denied", "SecurityError");
      };
      if (mishap === "throws when written")
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      else
        for (const name of ["localStorage", "sessionStorage"])
          Object.defineProperty(window, name, { get: mishap === "null" ? () => null : deny });
    },
    { mishap, places },
  );
}

/**
 * One place that fails alone is the other's to make good. However else they fail: `visit.property.test.ts` for the
 * frame, `token-store.test.ts` for the page.
 */
const CASES: [Mishap, Place[]][] = [
  ["throws when named", ["page", "frame"]],
  ["null", ["page", "frame"]],
  ["throws when written", ["page"]],
];

for (const [mishap, places] of CASES) {
  test(`storage that is ${mishap}, in ${places.join(" and ")}: everything arrives once`, async ({
    site,
    widget,
    workspace,
    consoleGuard,
  }) => {
    consoleGuard.allow(/Failed to load resource/);
    await breakStorage(widget.page, mishap, places);
    workspace.control.fault({ path: "livechat/room", fault: { kind: "status", status: 500 } });
    await site.open(sameSite);
    await widget.open();
    await widget.fill(answers);
    await widget.submit();
    await widget.expectHandedOff();
    expectEverythingOnce(workspace);
    const note = widget.frame.getByText(NOT_REMEMBERED);
    // One of the two remembers: the page, or the frame in its place.
    if (places.length === 2) await expect(note).toBeVisible();
    else await expect(note).toBeHidden();

    // In this page the visitor is known to the end.
    await widget.close();
    await widget.open();
    await expect(widget.frame.getByRole("heading", { level: 2 })).toBeVisible();
    expect(workspace.control.rooms()).toHaveLength(1);
  });
}

test("storage that is cleared between two steps: everything arrives once", async ({ site, widget, workspace }) => {
  workspace.control.fault({ path: "livechat/room", fault: { kind: "delay", ms: 500 } });
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  await arrival(workspace, "livechat/room");
  for (const frame of widget.page.frames()) {
    await frame.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
  }
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
});

test("a record of a submission that is cut off is dropped, and the form begins anew", async ({
  site,
  widget,
  workspace,
}) => {
  workspace.control.fault({ path: "livechat/room", fault: { kind: "hang" } });
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  await arrival(workspace, "livechat/room");
  const app = widget.page.frames().find((frame) => frame.url().includes("/frame/index.html"));
  const key = `prechat:journal:${new URL(widget.page.url()).origin} ${workspace.url}`;
  const stored = await app?.evaluate((name) => localStorage.getItem(name), key);
  expect(stored).toContain(answers.Name);
  await app?.evaluate(
    ([name, value]) => {
      localStorage.setItem(name, value);
      sessionStorage.clear();
    },
    [key, stored?.slice(0, 80) ?? ""] as const,
  );
  await widget.page.reload();
  await widget.open();
  await expect(widget.button("Start chat")).toBeVisible();
  await expect(widget.field("How can we help?")).toHaveValue("");
  expect(workspace.control.rooms()).toEqual([]);
  await widget.fill(answers);
  await widget.submit();
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
});

test("a frame without storage is the same visitor after a reload, by the token of the page", async ({
  site,
  widget,
  workspace,
}) => {
  workspace.control.fault({ path: "livechat/message", fault: { kind: "hang" } });
  await breakStorage(widget.page, "throws when named", ["frame"]);
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  await arrival(workspace, "livechat/message");
  expect(workspace.control.visitors()).toHaveLength(1);
  await widget.page.reload();
  await widget.open();
  const { token } = await widget.expectHandedOff();
  expect(token).toBe(workspace.control.visitors()[0]?.token);
  expect(workspace.control.visitors()).toHaveLength(1);
  expect(workspace.control.rooms()).toHaveLength(1);
});

test("a page that connects and never answers for the token: the frame keeps it itself", async ({
  site,
  widget,
  workspace,
  statics,
}) => {
  const parent = encodeURIComponent(site.originOf("127.0.0.1"));
  await site.open({
    host: "127.0.0.1",
    script: "none",
    body: `<iframe title="Chat" width="400" height="700" src="${statics.frame}?parent=${parent}"></iframe>
<script>
  const frame = document.querySelector("iframe");
  addEventListener("message", ({ data, source }) => {
    if (source !== frame.contentWindow || data?.type !== "hello") return;
    const { port1, port2 } = new MessageChannel();
    frame.contentWindow.postMessage({ prechat: 1, type: "connect" }, ${JSON.stringify(statics.origin)}, [port2]);
    const settings = ${JSON.stringify({ ...settings, server: workspace.url })};
    port1.postMessage({ type: "configure", settings, page: { url: location.href, referrer: "", title: "", lang: "en" }, token: null, open: true });
  });
</script>`,
  });
  const form = widget.direct();
  await form.fill(answers);
  await form.submit();
  await expect(form.frame.getByRole("heading", { level: 2 })).toBeVisible();
  await expect(form.frame.getByText(NOT_REMEMBERED)).toBeHidden();
  expectEverythingOnce(workspace);
  const app = widget.page.frames().find((frame) => frame.url().includes("/frame/index.html"));
  const stored = await app?.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).toContain(workspace.control.visitors()[0]?.token ?? "a visitor");
});

test("a direct frame without storage says that the visitor won't be remembered, and works", async ({
  site,
  widget,
  workspace,
  statics,
}) => {
  await breakStorage(widget.page, "throws when named", ["frame"]);
  workspace.control.configure({ customFields: [] });
  const query = `server=${encodeURIComponent(workspace.url)}&handoff=room`;
  await site.open({
    script: "none",
    body: `<iframe title="Chat" width="400" height="700" src="${statics.frame}?${query}"></iframe>`,
  });
  const form = widget.direct();
  await form.fill({ Name: answers.Name, Email: answers.Email });
  await form.submit();
  await expect(form.frame.getByText(NOT_REMEMBERED)).toBeVisible();
  expect(workspace.control.rooms()).toHaveLength(1);
});

test("a site that stores nothing: nothing is stored, and everything arrives", async ({ site, widget, workspace }) => {
  const path = "**/api/v1/livechat/room*";
  const answer = await holdBack(widget.page, path);
  const isAsked = widget.page.waitForRequest(path);
  await site.open({ ...sameSite, settings: { ...settings, storage: "none" } });
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  await isAsked;
  await expectAnswersShown(widget);
  for (const frame of widget.page.frames()) {
    expect(await frame.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);
  }
  answer();
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
  // It is the site's wish, and no fault of the browser's.
  await expect(widget.frame.getByText(NOT_REMEMBERED)).toBeHidden();
});
