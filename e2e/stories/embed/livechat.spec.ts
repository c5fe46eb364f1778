import type { FrameLocator, Locator, Page } from "@playwright/test";
import { officialWidgetsOwn } from "../../console-guard.ts";
import { expect as expectSoon, test } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";
import type { SiteOpenOptions } from "../../host-site/site.ts";
import type { Widget } from "../../widget.ts";

/*
 * The handoff to the official widget itself, `@rocket.chat/livechat`. It keeps its state in the storage of its frame,
 * which is the workspace's: page and workspace are on one site here, as on `www.example.com` and `chat.example.com`.
 */
test.use({
  serverOptions: { livechat: true, workspace: { settings: { fileUpload: false, allowSwitchingDepartments: false } } },
});

/** It is 2.4 MB of scripts: a slow machine takes its time over them. */
const expect = expectSoon.configure({ timeout: 30_000 });
test.describe.configure({ timeout: 120_000 });

const SAME_SITE: SiteOpenOptions = { host: "localhost", settings: { fields: { message: "optional" } } };
const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com", "How can we help?": "The chain slips." };
const FAILED = "Your chat is open, but its window could not be loaded on this page.";

/** The official widget, found by what the visitor sees in it. */
function chatOf(page: Page): { element: Locator; frame: FrameLocator; composer: Locator } {
  const frame = page.frameLocator("#rocketchat-iframe");
  // It has no role and no label.
  return { element: page.locator(".rocketchat-widget"), frame, composer: frame.locator("[contenteditable]") };
}

test.beforeEach(({ consoleGuard }) => consoleGuard.allow(officialWidgetsOwn));

async function register(widget: Widget): Promise<void> {
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
}

test("gives way to the official widget, opened as the same visitor in the same room", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  await site.open(SAME_SITE);
  await register(widget);
  const { token, room } = await widget.expectHandedOff();
  const { element, frame, composer } = chatOf(page);
  await expect(frame.getByText("The chain slips.")).toBeVisible();
  await expect(composer).toBeVisible();
  await expect(element).toHaveAttribute("data-state", "opened");
  await expect(widget.launcher).toBeHidden();
  await expect(widget.iframe).toBeHidden();
  expect(workspace.control.visitors()).toMatchObject([{ token, name: "Ada Lind" }]);
  expect(workspace.control.rooms()).toMatchObject([{ _id: room?.id, v: { token } }]);
});

test("its script comes while the room is made, and does nothing before the handoff", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(`${workspace.url}/livechat`)) asked.push(new URL(request.url()).pathname);
  });
  const answer = await holdBack(page, "**/api/v1/livechat/room*");
  await site.open(SAME_SITE);
  await widget.open();
  await widget.fill(ANSWERS);
  expect(asked).toEqual([]);
  const comes = page.waitForResponse("**/rocketchat-livechat.min.js");
  await widget.submit();
  await (await comes).finished();
  const traces = await page.evaluate(() => ({
    isRunning: "RocketChat" in window,
    elements: document.querySelectorAll("iframe, .rocketchat-widget, script[src*=livechat]").length,
  }));
  expect(traces).toEqual({ isRunning: false, elements: 0 });
  expect(asked).toEqual(["/livechat/rocketchat-livechat.min.js"]);
  answer();
  await expect(chatOf(page).frame.getByText("The chain slips.")).toBeVisible();
});

test("whoever types somebody else's phone number reads none of their messages", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  const victim = { token: "the-older-token", phone: "+491701234567" };
  const call = async (path: string, body?: object) => {
    const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    return (await fetch(`${workspace.url}/api/v1/livechat/${path}`, body && init)).json();
  };
  await call("visitor", { visitor: victim });
  const { room: theirs } = (await call(`room?token=${victim.token}`)) as { room: { _id: string } };
  await call("message", { token: victim.token, rid: theirs._id, msg: "My account number is 4711." });
  await site.open(SAME_SITE);
  await widget.open();
  await widget.fill({ ...ANSWERS, Phone: victim.phone });
  await widget.submit();
  const { token } = await widget.expectHandedOff();
  expect(token).not.toBe(victim.token);
  const { frame } = chatOf(page);
  await expect(frame.getByText("The chain slips.")).toBeVisible();
  await expect(frame.getByText("My account number is 4711.")).toHaveCount(0);
  expect(workspace.control.messages(theirs._id)).toHaveLength(1);
});

test("there the visitor writes on in the room, and reads what the agent answers", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  await site.open(SAME_SITE);
  await register(widget);
  const { token, room } = await widget.expectHandedOff();
  const { frame, composer } = chatOf(page);
  await expect(frame.getByText("The chain slips.")).toBeVisible();

  await composer.fill("Only uphill.");
  await composer.press("Enter");
  await expect(frame.getByText("Only uphill.")).toBeVisible();
  await expect
    .poll(() => workspace.control.messages(room?.id))
    .toMatchObject([
      { msg: "The chain slips.", token },
      { msg: "Only uphill.", token },
    ]);

  // The official widget shows a room before it listens to it, and is told once.
  await expect(async () => {
    workspace.control.agentMessage(room?.id ?? "", "Bring it in on Tuesday.");
    await expect(frame.getByText("Bring it in on Tuesday.").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("where details match, the token that the workspace knew the phone number by is the one that is handed over", async ({
  site,
  widget,
  page,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] match: "details"/);
  const older = { token: "older-token", name: "Ada", phone: "+14155550132" };
  await fetch(`${workspace.url}/api/v1/livechat/visitor`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ visitor: older }),
  });
  await site.open({
    ...SAME_SITE,
    settings: { ...SAME_SITE.settings, match: "details", phone: { countries: ["US"] } },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, Phone: "(415) 555-0132" });
  await widget.submit();
  expect((await widget.expectHandedOff()).token).toBe("older-token");
  await expect(chatOf(page).frame.getByText("The chain slips.")).toBeVisible();
  expect(workspace.control.rooms()).toMatchObject([{ v: { token: "older-token" } }]);
});

test("the department goes with the room", async ({ site, widget, page, workspace }) => {
  await site.open(SAME_SITE);
  await widget.open();
  await widget.fill({ ...ANSWERS, Department: "Support" });
  await widget.submit();
  await expect(chatOf(page).frame.getByText("The chain slips.")).toBeVisible();
  expect(workspace.control.rooms()).toMatchObject([{ departmentId: "dep-support" }]);
});

test("after a reload one click leads back into the open chat", async ({ site, widget, page, workspace }) => {
  await site.open(SAME_SITE);
  await register(widget);
  const { frame, element } = chatOf(page);
  await expect(frame.getByText("The chain slips.")).toBeVisible();
  await page.reload();
  await expect(widget.launcher).toBeVisible();
  await expect(element).toHaveCount(0);
  await widget.launcher.click();
  await expect(frame.getByText("The chain slips.")).toBeVisible();
  await expect(element).toHaveAttribute("data-state", "opened");
  await expect(widget.launcher).toBeHidden();
  expect(workspace.control.visitors()).toHaveLength(1);
  expect(workspace.control.rooms()).toHaveLength(1);
});

test("the site's own button opens the official widget once it took over", async ({ site, widget, page }) => {
  await site.open({
    ...SAME_SITE,
    settings: { ...SAME_SITE.settings, launcher: "#ask" },
    body: '<button id="ask">Ask us</button>',
  });
  await page.getByRole("button", { name: "Ask us" }).click();
  await widget.fill(ANSWERS);
  await widget.submit();
  const { frame, element } = chatOf(page);
  await expect(frame.getByText("The chain slips.")).toBeVisible();
  await frame.getByRole("button", { name: /minimize/i }).click();
  await expect(element).toHaveAttribute("data-state", "closed");
  await page.getByRole("button", { name: "Ask us" }).click();
  await expect(element).toHaveAttribute("data-state", "opened");
  await expect(widget.iframe).toBeHidden();
});

test("the visitor hears of it when the agent closes the chat", async ({ site, widget, page, workspace }) => {
  await site.open(SAME_SITE);
  await register(widget);
  const { frame } = chatOf(page);
  await expect(frame.getByText("The chain slips.")).toBeVisible();
  // The official widget shows a room before it listens to it, and is told once.
  await expect(async () => {
    workspace.control.agentClose(workspace.control.rooms()[0]?._id ?? "");
    await expect(frame.getByText("Conversation finished")).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

for (const { why, open, complaint } of [
  {
    why: "the workspace has none",
    open: { path: "/" },
    complaint: /404 \(Not Found\).*rocketchat-livechat\.min\.js/,
  },
  {
    why: "the page's policy forbids its script",
    open: { csp: "script-src 'unsafe-inline' http://127.0.0.1:*" },
    complaint: /rocketchat-livechat\.min\.js.*violates/,
  },
]) {
  test.describe(why, () => {
    test.use({ serverOptions: { livechat: !complaint.source.startsWith("404") } });

    test("the visitor stays with us, has a room, and is told", async ({
      site,
      widget,
      page,
      workspace,
      consoleGuard,
    }) => {
      // Chromium's own; Firefox says nothing of a script that is not found.
      consoleGuard.allow(complaint);
      consoleGuard.expect(/\[prechat\] http.*\/livechat did not start/);
      await site.open({ ...SAME_SITE, ...open });
      await register(widget);
      const { room } = await widget.expectHandedOff();
      await expect(widget.frame.getByRole("alert")).toContainText(FAILED);
      await expect(widget.iframe).toBeVisible();
      await expect(widget.launcher).toBeVisible();
      expect(workspace.control.rooms()).toMatchObject([{ _id: room?.id, open: true }]);
      expect(workspace.control.messages(room?.id)).toMatchObject([{ msg: "The chain slips." }]);
      expect(widget.events("error")).toEqual([]);
      expect(await page.evaluate(() => "RocketChat" in window)).toBe(false);
    });
  });
}

test("where its frame is not allowed to show, it is given up and leaves nothing behind", async ({
  site,
  widget,
  page,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(
    /Framing .*violates .*frame-src|\(frame-src\) at .*violates/,
    /\[prechat\] http.*\/livechat did not start/,
  );
  await page.clock.install();
  await site.open({ ...SAME_SITE, csp: "frame-src http://127.0.0.1:*" });
  await register(widget);
  await widget.expectHandedOff();
  const { element } = chatOf(page);
  await expect(element).toHaveCount(1);
  await page.clock.fastForward(30_000);
  await expect(widget.frame.getByRole("alert")).toContainText(FAILED);
  await expect(element).toHaveCount(0);
  expect(await page.evaluate(() => "RocketChat" in window)).toBe(false);
  expect(workspace.control.rooms()).toHaveLength(1);
});

test("where its frame may not store anything, it is given up too", async ({ site, widget, page, consoleGuard }) => {
  consoleGuard.expect(/uncaught: denied/, /\[prechat\] http.*\/livechat did not start/);
  await page.clock.install();
  await page.addInitScript(() => {
    if (location.pathname !== "/livechat") return;
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new Error("denied");
      },
    });
  });
  await site.open(SAME_SITE);
  await register(widget);
  await widget.expectHandedOff();
  await expect.poll(() => consoleGuard.complaints.some((text) => text.includes("denied"))).toBe(true);
  await page.clock.fastForward(30_000);
  await expect(widget.frame.getByRole("alert")).toContainText(FAILED);
  await expect(chatOf(page).element).toHaveCount(0);
});

test("starts under a strict policy that names the workspace, without a violation", async ({
  site,
  widget,
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/forbidden\.png/);
  const hosts = "http://127.0.0.1:* http://localhost:*";
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => violations.push(violatedDirective));
  });
  await site.open({
    ...SAME_SITE,
    csp: `default-src 'none'; img-src data:; style-src 'self'; script-src 'unsafe-inline' ${hosts}; frame-src ${hosts}; require-trusted-types-for 'script'`,
  });
  await register(widget);
  await expect(chatOf(page).frame.getByText("The chain slips.")).toBeVisible();
  const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  expect(await violations()).toEqual([]);
  // The counter works.
  await page.evaluate(() => void new Image().setAttribute("src", "/forbidden.png"));
  await expect.poll(violations).toEqual(["img-src"]);
});

test("reset takes the chat away, and the next visitor is somebody else", async ({ site, widget, page, workspace }) => {
  await site.open(SAME_SITE);
  await register(widget);
  const { element, frame } = chatOf(page);
  await expect(frame.getByText("The chain slips.")).toBeVisible();
  await page.evaluate(() => window.Prechat?.("reset"));
  await expect(element).toHaveCount(0);
  // Its script is still there, and tells its frame of each page.
  await page.evaluate(() => history.pushState(null, "", "/bikes"));
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("");
  await widget.fill({ Name: "Bo Reed", Email: "bo@example.com", "How can we help?": "A new bell." });
  await widget.submit();
  await expect(frame.getByText("A new bell.")).toBeVisible();
  await expect(frame.getByText("The chain slips.")).toHaveCount(0);
  expect(workspace.control.rooms()).toHaveLength(2);
});

for (const [what, path] of [
  ["script", "**/rocketchat-livechat.min.js"],
  ["frame", "**/livechat"],
] as const) {
  test(`reset while its ${what} is on its way: nobody's chat opens, and ours is there for the next visitor`, async ({
    site,
    widget,
    page,
    workspace,
  }) => {
    await site.open(SAME_SITE);
    const answer = await holdBack(page, "**/api/v1/livechat/room*");
    const isAhead = page.waitForResponse("**/rocketchat-livechat.min.js");
    await register(widget);
    await (await isAhead).finished();
    const release = await holdBack(page, path);
    const isAsked = page.waitForRequest(path);
    answer();
    await isAsked;
    const { element, frame } = chatOf(page);
    await page.evaluate(() => window.Prechat?.("reset"));
    // The frame is called off; a script comes all the same.
    const comes = what === "script" && page.waitForResponse(path);
    release();
    if (comes) await (await comes).finished();
    await expect(widget.field("Name")).toHaveValue("");
    await widget.fill({ Name: "Bo Reed", Email: "bo@example.com", "How can we help?": "A new bell." });
    await expect(element).toHaveCount(0);
    expect(await page.evaluate(() => "RocketChat" in window)).toBe(false);
    await widget.submit();
    await expect(frame.getByText("A new bell.")).toBeVisible();
    await expect(frame.getByText("The chain slips.")).toHaveCount(0);
    expect(workspace.control.rooms()).toHaveLength(2);
  });
}
