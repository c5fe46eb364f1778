import { expect, test } from "../../fixtures.ts";
import type { Widget } from "../../widget.ts";
import {
  answers,
  arrival,
  expectAnswersShown,
  expectEverythingOnce,
  expectNothingStored,
  settings,
  workspaceOptions,
} from "./everything.ts";

test.use({ serverOptions: { workspace: workspaceOptions } });

const sameSite = { host: "127.0.0.1", settings };

/** Everything in the storages of the page and of the frame. */
async function stored({ page }: Widget): Promise<string> {
  const areas = page.frames().map((frame) => frame.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]));
  return JSON.stringify(await Promise.all(areas));
}

function command(widget: Widget, ...entry: unknown[]): Promise<unknown> {
  return widget.page.evaluate((entry) => {
    const { Prechat } = window as unknown as { Prechat(...entry: unknown[]): void };
    Prechat(...entry);
  }, entry);
}

test("what is typed survives closing the panel, a reload, and a locale that changes", async ({ site, widget }) => {
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  await widget.close();
  await widget.open();
  await expectAnswersShown(widget);

  await widget.page.reload();
  await widget.open();
  await expectAnswersShown(widget);

  await command(widget, "set", { locale: "de" });
  await expect(widget.button("Start chat")).toBeHidden();
  for (const [name, answer] of [
    ["name", answers.Name],
    ["message", answers["How can we help?"]],
    ["order", answers["Order number"]],
  ] as const) {
    await expect(widget.frame.locator(`[name="${name}"]`)).toHaveValue(answer);
  }
  await command(widget, "set", { locale: "en" });
  await expectAnswersShown(widget);
});

test("what is typed stays in the tab, and off the customer's page", async ({ site, widget }) => {
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  const onPage = await widget.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(onPage).not.toContain("Ada");
  const app = widget.page.frames().find((frame) => frame.url().includes("/frame/index.html"));
  expect(await app?.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain("Ada Lind");
  expect(await app?.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("Ada");
});

test("an answer that another department doesn't ask for comes back with the first", async ({ site, widget }) => {
  await site.open({
    ...sameSite,
    settings: {
      ...settings,
      fields: { ...settings.fields, department: "required" },
      customFields: [
        ...settings.customFields,
        { key: "invoice", label: "Invoice", type: "text", departments: ["dep-support"] },
      ],
    },
  });
  await widget.open();
  await widget.fill({ ...answers, Department: "Support", Invoice: "2024-17" });
  await widget.fill({ Department: "Sales" });
  await expect(widget.field("Invoice")).toBeHidden();
  await expectAnswersShown(widget);
  await widget.page.reload();
  await widget.open();
  await expect(widget.field("Department")).toHaveValue("dep-sales");
  await widget.fill({ Department: "Support" });
  await expect(widget.field("Invoice")).toHaveValue("2024-17");
  await expectAnswersShown(widget);
});

test("what is typed survives a submission that fails, going offline, and the reload after both", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] The step "visitor" failed/);
  consoleGuard.allow(/Failed to load resource/);
  workspace.control.fault({
    path: "livechat/visitor",
    fault: { kind: "status", status: 400, body: { success: false } },
  });
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  await expect(widget.button("Try again")).toBeVisible();
  await expectAnswersShown(widget);
  // What tells the owner is fetched, and can't be while offline.
  await expect.poll(() => consoleGuard.missing).toEqual([]);

  await widget.page.context().setOffline(true);
  await widget.submit("Try again");
  await expect(widget.frame.getByRole("status")).toHaveText(
    /^You are offline\. Your answers are kept and will be sent/,
  );
  await expectAnswersShown(widget);
  await widget.page.context().setOffline(false);
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
});

test("nothing typed is stored after the handoff, whatever the site sets then", async ({ site, widget, workspace }) => {
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  await widget.expectHandedOff();
  await expectNothingStored(widget);
  await command(widget, "set", { locale: "de" });
  await expect(widget.frame.locator("html")).toHaveAttribute("lang", "de");
  await expectNothingStored(widget);

  // The chat is over: the next one begins with what is known, and without what was said.
  const [room] = workspace.control.rooms();
  workspace.control.agentClose(room?._id ?? "");
  await command(widget, "set", { locale: "en" });
  await widget.close();
  await widget.open();
  await expect(widget.field("Name")).toHaveValue(answers.Name);
  await expect(widget.field("How can we help?")).toHaveValue("");
});

test("a tab that finds its visitor in a chat already drops its draft", async ({ site, widget, workspace }) => {
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  // Another tab is faster.
  const page = await widget.page.context().newPage();
  const token = "token-of-the-other-tab";
  await site.open({ ...sameSite, page });
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
    `prechat:token:${workspace.url}`,
    token,
  ] as const);
  const call = (path: string, init?: RequestInit) => fetch(`${workspace.url}/api/v1/livechat/${path}`, init);
  const body = JSON.stringify({ visitor: { token, name: answers.Name } });
  await call("visitor", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  await call(`room?token=${token}`);

  await widget.page.reload();
  await widget.open();
  await widget.expectHandedOff();
  await expectNothingStored(widget);
  expect(workspace.control.rooms()).toHaveLength(1);
});

test("a reset forgets the draft, the record and the visitor, also while it is sent", async ({
  site,
  widget,
  workspace,
}) => {
  workspace.control.fault({ path: "livechat/custom.fields", fault: { kind: "hang" } });
  await site.open(sameSite);
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  await arrival(workspace, "livechat/custom.fields");
  const { token = "" } = workspace.control.visitors()[0] ?? {};
  expect(await stored(widget)).toContain(token);
  await command(widget, "reset");
  await expect(widget.field("Name")).toHaveValue("");
  await expect(widget.field("How can we help?")).toHaveValue("");
  await expectNothingStored(widget);
  expect(await stored(widget)).not.toContain(token);

  await widget.fill({ ...answers, Email: "grace@example.com", Name: "Grace Bell" });
  await widget.submit();
  const detail = await widget.expectHandedOff();
  expect(detail.token).not.toBe(token);
  expect(workspace.control.rooms()).toEqual([expect.objectContaining({ fname: "Grace Bell" })]);
});

test("a sensitive answer never touches storage: not as a draft, and not while it is sent", async ({
  site,
  widget,
  workspace,
}) => {
  const secret = "TOP-SECRET-17";
  workspace.control.configure({ customFields: [...workspaceOptions.customFields, { key: "pin", label: "PIN" }] });
  workspace.control.fault({ path: "livechat/custom.fields", fault: { kind: "hang" } });
  await site.open({
    ...sameSite,
    settings: {
      ...settings,
      customFields: [
        ...settings.customFields,
        { key: "pin", label: "PIN", type: "text", required: true, sensitive: true },
      ],
    },
  });
  await widget.open();
  await widget.fill({ ...answers, PIN: secret });
  expect(await stored(widget)).toContain("Ada Lind");
  expect(await stored(widget)).not.toContain(secret);
  await widget.submit();
  await arrival(workspace, "livechat/custom.fields");
  expect(await stored(widget)).not.toContain(secret);

  // After a reload it is the one thing that is asked again.
  await widget.page.reload();
  await widget.open();
  await expectAnswersShown(widget);
  await expect(widget.field("PIN")).toHaveValue("");
  await widget.submit();
  await widget.expectError("PIN", "Please fill in “PIN”.");
  workspace.control.fault({ path: "livechat/room", fault: { kind: "hang" } });
  await widget.fill({ PIN: secret });
  await widget.submit();
  await arrival(workspace, "livechat/room");
  expect(await stored(widget)).not.toContain(secret);

  // The workspace has it now: nothing is asked any more.
  await widget.page.reload();
  await widget.open();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toEqual([
    expect.objectContaining({
      livechatData: { order: answers["Order number"], size: answers["Frame size"], pin: secret },
    }),
  ]);
  expect(workspace.control.rooms()).toHaveLength(1);
  expect(workspace.control.messages()).toHaveLength(1);
});
