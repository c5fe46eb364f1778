import type { Page } from "@playwright/test";
import type { ConsoleGuard } from "../../console-guard.ts";
import { officialWidgetsOwn } from "../../console-guard.ts";
import { expect, test } from "../../fixtures.ts";
import type { Site } from "../../host-site/site.ts";
import type { SitePageOptions } from "../../host-site/site-page.ts";

/** What a page keeps of the official snippet: the part that takes commands before anything is loaded. */
const SNIPPET =
  "window.RocketChat = function (command) { window.RocketChat._.push(command) }; window.RocketChat._ = [];";

const CALLBACKS = [
  ...["onChatMaximized", "onChatMinimized", "onChatStarted", "onPrechatFormSubmit", "onOfflineFormSubmit"],
  ...["onWidgetShown", "onWidgetHidden", "onServiceOffline"],
];

/** Collects every callback in `window.heard`, as the page that it is for would register them. */
const LISTENER = `window.heard = []; window.RocketChat(function () {
  for (const name of ${JSON.stringify(CALLBACKS)}) this[name](function () { heard.push([name, ...arguments]) });
});`;

const command = (body: string) => `window.RocketChat(function () { ${body} });`;

interface OpenOptions extends SitePageOptions {
  /** Commands of the page, before anything of the widget is loaded. */
  before?: string;
}

/** A page that was written for the official widget, and now has ours; it is ready when the official API is. */
async function openPage(site: Site, page: Page, options: OpenOptions = {}): Promise<void> {
  const { before = "", attributes, ...others } = options;
  await site.open({
    attributes: { "data-compat": "rocketchat", "data-handoff": "room", ...attributes },
    head: `<script>${SNIPPET}\n${before}</script>`,
    ...others,
  });
  await page.waitForFunction(() => "livechat" in (window as unknown as { RocketChat: object }).RocketChat);
}

/** A command of the page, once everything is there. */
const say = (page: Page, body: string) => page.evaluate(command(body));

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: unknown[][] }).heard);

const warnings = ({ complaints }: ConsoleGuard) => complaints.filter((text) => text.includes("[prechat]"));

test("is fetched only by a page that asks for it, and nothing else before the visitor's intent", async ({
  site,
  page,
  statics,
  workspace,
}) => {
  await site.open();
  await page.waitForFunction(() => window.Prechat);
  expect(statics.requests).toEqual(["/prechat.js"]);
  expect(await page.evaluate(() => "RocketChat" in window)).toBe(false);
  statics.requests.length = 0;
  await openPage(site, page, { before: command('this.setDepartment("Sales")') + LISTENER });
  expect(statics.requests.toSorted()).toEqual(["/compat.js", "/prechat-check.js", "/prechat.js"]);
  expect(workspace.control.requests()).toEqual([]);
});

test("runs what the page queued before, in order, and past a command that fails", async ({
  site,
  widget,
  page,
  consoleGuard,
}) => {
  // Of an error that is logged as an object, stock Firefox's driver tells only that it is one.
  consoleGuard.expect(/\[prechat\] RocketChat (TypeError: this\.explode is not a function|Error)/);
  const before = command('this.setGuestName("Ada"); this.explode()') + command('this.setGuestName("Ada Lind")');
  await openPage(site, page, { before });
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
});

test("takes commands after it was loaded, as a function, on the queue and as an object", async ({
  site,
  widget,
  page,
}) => {
  await openPage(site, page);
  await say(page, 'this.setGuestName("Ada Lind")');
  await page.evaluate('RocketChat._.push(function () { this.setGuestEmail("ada@example.com") })');
  await page.evaluate('RocketChat.livechat.setDepartment("Sales")');
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await expect(widget.field("Email")).toHaveValue("ada@example.com");
  await expect(widget.field("Department").locator("option:checked")).toHaveText("Sales");
});

test("speaks for the widget whose script tag asks for it, by its name", async ({ site, page }) => {
  await openPage(site, page, { attributes: { "data-name": "sales" } });
  await say(page, "this.maximizeWidget()");
  await expect(page.locator("prechat-widget[open]")).toHaveCount(1);
});

test("says so when it is asked for anything else, and shows nothing", async ({ site, widget, consoleGuard }) => {
  consoleGuard.expect(/\[prechat\] compat: "intercom" is wrong\. Set it to "rocketchat"\. .* data-compat\./);
  await site.open({ attributes: { "data-compat": "intercom" } });
  await expect.poll(() => warnings(consoleGuard)).toHaveLength(1);
  await expect(widget.host).toHaveCount(0);
});

test("leaves a page alone where the official widget runs too, and says what to do", async ({
  site,
  widget,
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] The official widget runs on this page already\. Take its script out of the page\./);
  await site.open({
    attributes: { "data-compat": "rocketchat" },
    body: '<div class="rocketchat-widget"></div><script>window.RocketChat = "theirs"</script>',
  });
  await widget.open();
  await expect.poll(() => warnings(consoleGuard)).toHaveLength(1);
  expect(await page.evaluate("window.RocketChat")).toBe("theirs");
});

test("a widget that is destroyed and begun again still has the page's callbacks", async ({ site, widget, page }) => {
  await openPage(site, page, { before: LISTENER });
  await page.evaluate(() => {
    window.Prechat?.("destroy");
    window.Prechat?.("init");
  });
  await widget.open();
  await expect.poll(() => heard(page)).toContainEqual(["onChatMaximized"]);
});

test.describe("methods", () => {
  test("initialize does what each of its keys says", async ({ site, widget, page, workspace, consoleGuard }) => {
    consoleGuard.expect(/\[prechat\] RocketChat setAgent/);
    workspace.control.configure({ customFields: ["plan", "campaign", "shop"].map((key) => ({ key, label: key })) });
    await openPage(site, page, {
      before: command(`this.initialize({
        theme: { title: "Hollow Oak", color: "#c60" },
        customField: { key: "plan", value: "pro" },
        setCustomFields: [{ key: "campaign", value: "spring" }, { key: "shop", value: 7, overwrite: false }],
        department: "dep-support",
        guestToken: "known-to-the-site",
        guestName: "Ada Lind",
        guestEmail: "ada@example.com",
        language: "de",
        agent: { _id: "agent-mira", username: "mira.holt" },
        unknown: true,
      })`),
    });
    await widget.open();
    await expect(widget.launcher).toHaveCSS("background-color", "rgb(204, 102, 0)");
    await expect(widget.frame.getByRole("heading", { name: "Hollow Oak" })).toBeVisible();
    await widget.submit("Chat starten");
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([
      {
        token: "known-to-the-site",
        name: "Ada Lind",
        visitorEmails: [{ address: "ada@example.com" }],
        department: "dep-support",
        livechatData: { plan: "pro", campaign: "spring", shop: "7" },
      },
    ]);
  });

  test("initialize registers a guest as registerGuest does, in a business unit", async ({
    site,
    widget,
    page,
    workspace,
  }) => {
    await openPage(site, page, {
      before: command('this.initialize({ businessUnit: "north", registerGuest: { name: "Ada Lind" } })'),
    });
    await widget.open();
    await expect(widget.field("Name")).toHaveValue("Ada Lind");
    expect(workspace.control.requests()[0]).toMatchObject({
      path: "livechat/config",
      query: { businessUnit: "north" },
    });
  });

  test("setCustomField stores a field without asking it, or fills in one that the site asks", async ({
    site,
    widget,
    page,
    workspace,
  }) => {
    workspace.control.configure({
      customFields: [
        { key: "plan", label: "Plan" },
        { key: "order", label: "Order" },
      ],
    });
    await openPage(site, page, {
      settings: { handoff: "room", customFields: [{ key: "order", label: "Order number", type: "text" }] },
      before: command('this.setCustomField("plan", "basic"); this.setCustomField("order", 17)'),
    });
    await say(page, 'this.setCustomField("plan", "pro")');
    await widget.open();
    await expect(widget.field("Order number")).toHaveValue("17");
    await expect(widget.field("plan")).toHaveCount(0);
    await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
    await widget.submit();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([{ livechatData: { plan: "pro", order: "17" } }]);
  });

  test("setCustomField with null, undefined or an empty text takes back what it said before", async ({
    site,
    widget,
    page,
    workspace,
  }) => {
    const nothings = { plan: "null", tier: "undefined", shop: '""' };
    workspace.control.configure({
      customFields: [...Object.keys(nothings), "order"].map((key) => ({ key, label: key })),
    });
    await openPage(site, page, {
      settings: { handoff: "room", customFields: [{ key: "order", label: "Order number", type: "text" }] },
    });
    await widget.open();
    for (const [key, nothing] of Object.entries(nothings)) {
      await say(page, `this.setCustomField("${key}", "basic"); this.setCustomField("order", 17)`);
      await expect(widget.field("Order number")).toHaveValue("17");
      await say(page, `this.setCustomField("${key}", ${nothing}); this.setCustomField("order", ${nothing})`);
      await expect(widget.field("Order number"), nothing).toHaveValue("");
    }
    await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
    await widget.submit();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()[0]).not.toHaveProperty("livechatData");
  });

  test("setCustomField keeps what is stored when it is told not to overwrite", async ({
    site,
    widget,
    page,
    workspace,
  }) => {
    workspace.control.configure({ customFields: [{ key: "plan", label: "Plan" }] });
    const post = (path: string, body: object) =>
      fetch(`${workspace.url}/api/v1/livechat/${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    await post("visitor", { visitor: { token: "t-1", name: "Ada" } });
    await post("custom.field", { token: "t-1", key: "plan", value: "old", overwrite: true });
    await openPage(site, page, {
      before: command('this.setGuestToken("t-1"); this.setCustomField("plan", "new", false)'),
    });
    await widget.open();
    await widget.fill({ Email: "ada@example.com" });
    await widget.submit();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([{ token: "t-1", livechatData: { plan: "old" } }]);
  });

  test("setDepartment takes an id or a name, clearDepartment takes it back", async ({
    site,
    widget,
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(/RocketChat setDepartment: There is no such option as "Marketing"\. There are: .*Sales/);
    const chosen = widget.field("Department").locator("option:checked");
    await openPage(site, page, { before: command('this.setDepartment("dep-sales")') });
    await widget.open();
    await expect(chosen).toHaveText("Sales");
    await say(page, 'this.setDepartment("Support")');
    await expect(chosen).toHaveText("Support");
    await say(page, 'this.setDepartment("Marketing")');
    await expect.poll(() => warnings(consoleGuard)).toHaveLength(1);
    await expect(chosen).toHaveText("Support");
    await say(page, "this.clearDepartment()");
    await expect(widget.field("Department")).toHaveValue("");
  });

  test("setBusinessUnit asks for its departments, clearBusinessUnit for all", async ({
    site,
    widget,
    page,
    workspace,
  }) => {
    workspace.control.configure({
      departments: [
        { _id: "n", name: "North", businessUnit: "north" },
        { _id: "n2", name: "Far north", businessUnit: "north" },
        { _id: "s", name: "South", businessUnit: "south" },
      ],
    });
    const offered = widget.field("Department").locator("option:not([value=''])");
    await openPage(site, page, { before: command('this.setBusinessUnit("north")') });
    await widget.open();
    await expect(offered).toHaveText(["North", "Far north"]);
    await widget.close();
    await say(page, "this.clearBusinessUnit()");
    await widget.open();
    await expect(offered).toHaveText(["North", "Far north", "South"]);
  });

  test("registerGuest with all that the form requires goes straight on, and the visitor keeps the token", async ({
    site,
    widget,
    page,
    workspace,
  }) => {
    workspace.control.configure({ customFields: [{ key: "plan", label: "Plan" }] });
    await openPage(site, page, {
      before: command(`this.registerGuest({ token: "t-1", name: "Ada Lind", email: "ada@example.com",
        phone: "+14155550132", department: "Support", customFields: [{ key: "plan", value: "pro", overwrite: true }] })`),
    });
    expect(workspace.control.visitors()).toEqual([]);
    await widget.open();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([
      {
        token: "t-1",
        name: "Ada Lind",
        visitorEmails: [{ address: "ada@example.com" }],
        phone: [{ phoneNumber: "+14155550132" }],
        department: "dep-support",
        livechatData: { plan: "pro" },
      },
    ]);
  });

  test("registerGuest shows the form, filled in, where more is required", async ({ site, widget, page, workspace }) => {
    await openPage(site, page, {
      before: command('this.registerGuest({ name: "Ada Lind", email: "ada@example.com" })'),
      settings: { fields: { message: "required" } },
    });
    await widget.open();
    await expect(widget.field("Email")).toHaveValue("ada@example.com");
    expect(workspace.control.visitors()).toEqual([]);
  });

  test("setGuestToken brings a visitor back to the chat that is open", async ({ site, widget, page, workspace }) => {
    const visitor = { token: "t-1", name: "Ada Lind" };
    await fetch(`${workspace.url}/api/v1/livechat/visitor`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ visitor }),
    });
    await fetch(`${workspace.url}/api/v1/livechat/room?token=t-1`);
    await openPage(site, page, { before: command('this.setGuestToken("t-1")') });
    await widget.open();
    await expect(widget.frame.getByText("Welcome back! Your chat is still open.")).toBeVisible();
  });

  test("setGuestToken says what it needs where nothing may be stored", async ({ site, page, consoleGuard }) => {
    consoleGuard.expect(/\[prechat\] RocketChat setGuestToken: the setting storage "none"/);
    await openPage(site, page, { settings: { storage: "none" } });
    await say(page, 'this.setGuestToken("t-1"); this.setGuestToken("t-2")');
    expect(warnings(consoleGuard)).toHaveLength(1);
  });

  test("setGuestName and setGuestEmail fill in the form", async ({ site, widget, page }) => {
    await openPage(site, page, { before: command('this.setGuestName("Ada Lind")') });
    await widget.open();
    await say(page, 'this.setGuestEmail("ada@example.com")');
    await expect(widget.field("Name")).toHaveValue("Ada Lind");
    await expect(widget.field("Email")).toHaveValue("ada@example.com");
  });

  test("setTheme takes any colour and both titles, and says once why not the rest", async ({
    site,
    widget,
    page,
    workspace,
    consoleGuard,
  }) => {
    consoleGuard.expect(/\[prechat\] RocketChat setTheme: fontColor and iconColor are not taken/);
    await openPage(site, page, {
      before: command('this.setTheme({ color: "rebeccapurple", title: "Hollow Oak", offlineTitle: "Closed today" })'),
    });
    await expect(widget.launcher).toHaveCSS("background-color", "rgb(102, 51, 153)");
    await widget.open();
    await expect(widget.frame.getByRole("heading", { name: "Hollow Oak" })).toBeVisible();
    await say(page, 'this.setTheme({ color: "#c60", fontColor: "red" }); this.setTheme({ iconColor: "red" })');
    await expect(widget.launcher).toHaveCSS("background-color", "rgb(204, 102, 0)");
    expect(warnings(consoleGuard)).toHaveLength(1);
    workspace.control.configure({ online: false });
    await widget.close();
    await widget.open();
    await expect(widget.frame.getByRole("heading", { name: "Closed today" })).toBeVisible();
  });

  test("setLanguage changes the language", async ({ site, widget, page }) => {
    await openPage(site, page);
    await widget.open();
    await say(page, 'this.setLanguage("de")');
    await expect(widget.button("Chat starten")).toBeVisible();
  });

  for (const { method, call, why } of [
    { method: "setAgent", call: 'this.setAgent({ _id: "a", username: "a" })', why: /before there is a chat/ },
    { method: "pageVisited", call: 'this.pageVisited("url")', why: /no chat yet whose agent could be told/ },
  ]) {
    test(`${method} says once why nothing comes of it`, async ({ site, page, consoleGuard }) => {
      consoleGuard.expect(new RegExp(`\\[prechat\\] RocketChat ${method}: .*${why.source}`));
      await openPage(site, page, { before: command(call) });
      await say(page, call);
      expect(warnings(consoleGuard)).toHaveLength(1);
    });
  }

  test("hideWidget and showWidget take the launcher away and bring it back", async ({ site, widget, page }) => {
    await openPage(site, page, { before: command("this.hideWidget()") });
    await expect(widget.launcher).toBeHidden();
    await say(page, "this.showWidget()");
    await expect(widget.launcher).toBeVisible();
  });

  test("maximizeWidget and minimizeWidget open and close the panel", async ({ site, widget, page }) => {
    await openPage(site, page, { before: command("this.maximizeWidget()") });
    await expect(widget.iframe).toBeVisible();
    await say(page, "this.minimizeWidget()");
    await expect(widget.iframe).toBeHidden();
  });

  test("clearAllCallbacks forgets them", async ({ site, widget, page }) => {
    await openPage(site, page, { before: LISTENER });
    await say(page, "this.clearAllCallbacks()");
    await page.evaluate(() => {
      (window as unknown as { heard: unknown[] }).heard.length = 0;
    });
    await widget.open();
    await widget.expectEvent("open");
    expect(await heard(page)).toEqual([]);
  });
});

test.describe("callbacks", () => {
  test("onWidgetShown comes at the start; onWidgetHidden and onWidgetShown with their methods", async ({
    site,
    page,
  }) => {
    await openPage(site, page, { before: LISTENER });
    await say(page, "this.hideWidget(); this.showWidget()");
    await expect.poll(() => heard(page)).toEqual([["onWidgetShown"], ["onWidgetHidden"], ["onWidgetShown"]]);
  });

  test("onChatMaximized and onChatMinimized follow the panel", async ({ site, widget, page }) => {
    await openPage(site, page, { before: LISTENER });
    await widget.open();
    await widget.close();
    await expect.poll(() => heard(page)).toEqual([["onWidgetShown"], ["onChatMaximized"], ["onChatMinimized"]]);
  });

  test("onPrechatFormSubmit tells the answers, then onChatStarted that the room is there", async ({
    site,
    widget,
    page,
  }) => {
    await openPage(site, page, { before: LISTENER });
    await widget.open();
    await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", Department: "Sales" });
    await widget.submit();
    await widget.expectHandedOff();
    await expect
      .poll(() => heard(page))
      .toEqual([
        ["onWidgetShown"],
        ["onChatMaximized"],
        ["onPrechatFormSubmit", { name: "Ada Lind", email: "ada@example.com", department: "dep-sales" }],
        ["onChatStarted"],
      ]);
  });

  test("onChatStarted does not come for a chat that is open already", async ({ site, widget, page, workspace }) => {
    await openPage(site, page, { before: LISTENER });
    await widget.open();
    await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
    await widget.submit();
    await widget.expectHandedOff();
    await page.reload();
    await widget.open();
    await expect(widget.frame.getByText("Welcome back! Your chat is still open.")).toBeVisible();
    await expect.poll(() => heard(page)).toEqual([["onWidgetShown"], ["onChatMaximized"]]);
    expect(workspace.control.rooms()).toHaveLength(1);
  });

  test("onServiceOffline says that nobody is there, onOfflineFormSubmit what was left", async ({
    site,
    widget,
    page,
    workspace,
  }) => {
    workspace.control.configure({ online: false });
    await openPage(site, page, { before: LISTENER });
    await widget.open();
    await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", "Your message": "The chain slips." });
    await widget.submit("Send");
    await expect(widget.frame.getByText("Thank you. We will answer by email.")).toBeVisible();
    const message = { name: "Ada Lind", email: "ada@example.com", department: "", message: "The chain slips." };
    await expect
      .poll(() => heard(page))
      .toEqual([["onWidgetShown"], ["onChatMaximized"], ["onServiceOffline"], ["onOfflineFormSubmit", message]]);
    expect(workspace.control.offlineMessages()).toMatchObject([{ message: "The chain slips." }]);
  });
});

test.describe("after the handoff to the official widget", () => {
  /** It is 2.4 MB of scripts: a slow machine takes its time over them. */
  const slowly = expect.configure({ timeout: 30_000 });
  test.describe.configure({ timeout: 120_000 });
  test.use({
    serverOptions: { livechat: true, workspace: { settings: { fileUpload: false, allowSwitchingDepartments: false } } },
  });

  test("the API is the official widget's own, with the page's callbacks and what only a chat can honour", async ({
    site,
    widget,
    page,
    workspace,
    consoleGuard,
  }) => {
    consoleGuard.allow(officialWidgetsOwn);
    const addresses = { server: workspace.url, compat: "rocketchat" };
    site.publish({
      host: "localhost",
      settings: { ...addresses, fields: { message: "optional" } },
      head: `<script>${SNIPPET}\n${LISTENER}${command('this.setTheme({ title: "Hollow Oak" })')}</script>`,
    });
    await page.goto(site.originOf("localhost"));
    await page.waitForFunction(() => "livechat" in (window as unknown as { RocketChat: object }).RocketChat);
    await widget.open();
    await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", "How can we help?": "The chain slips." });
    await widget.submit();
    const chat = page.frameLocator("#rocketchat-iframe");
    await slowly(chat.getByText("The chain slips.")).toBeVisible();
    const calls = (name: string) => heard(page).then((all) => all.filter(([called]) => called === name).length);
    // Ours when the panel opened, the official one when its window did; our panel's end is nobody's business.
    await expect.poll(() => calls("onChatMaximized")).toBe(2);
    expect(await calls("onChatStarted")).toBe(1);
    expect(await calls("onChatMinimized")).toBe(0);

    await chat.getByRole("button", { name: /minimize/i }).click();
    await expect.poll(() => calls("onChatMinimized")).toBe(1);
    await say(page, "this.maximizeWidget()");
    await expect.poll(() => calls("onChatMaximized")).toBe(3);
    await say(page, 'this.setGuestName("Ada L.")');
    await expect.poll(() => workspace.control.visitors()).toMatchObject([{ name: "Ada L." }]);
  });

  test("when the official widget does not start, the page still speaks to ours", async ({
    site,
    widget,
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(/rocketchat-livechat\.min\.js/, /\[prechat\] http.*\/livechat did not start/);
    await openPage(site, page, {
      before: LISTENER,
      settings: { compat: "rocketchat", handoff: "livechat" },
      attributes: { "data-handoff": null },
      head: `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline' http://127.0.0.1:*"><script>${SNIPPET}\n${LISTENER}</script>`,
    });
    await widget.open();
    await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
    await widget.submit();
    await expect(widget.frame.getByRole("alert")).toBeVisible();
    await say(page, "this.minimizeWidget()");
    await expect(widget.iframe).toBeHidden();
    await expect.poll(() => heard(page)).toContainEqual(["onChatMinimized"]);
  });
});
