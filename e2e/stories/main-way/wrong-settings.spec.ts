import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import { pathsOf } from "./calls.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };

/** The one line that the owner reads. */
async function ownersLine(page: Page, open: () => Promise<unknown>): Promise<string> {
  const line = page.waitForEvent("console", (message) => message.text().startsWith("[prechat]"));
  await open();
  return (await line).text();
}

for (const server of [null, "", "chat.example.com", "ftp://chat.example.com", "https://", "javascript:alert(1)"]) {
  test(`data-server ${JSON.stringify(server)}: one error with the remedy, and no launcher`, async ({
    site,
    widget,
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(/^error: \[prechat\] server: /);
    const line = await ownersLine(page, () => site.open({ attributes: { "data-server": server } }));
    expect(line).toContain(server === null ? "undefined" : JSON.stringify(server));
    expect(line).toContain('"https://chat.example.com"');
    await expect(widget.host).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Bicycles that last" })).toBeVisible();
    expect(consoleGuard.complaints).toHaveLength(1);
  });
}

test("several wrong settings are one error that names each", async ({ site, widget, page, consoleGuard }) => {
  consoleGuard.expect(/^error: \[prechat\]/);
  const line = await ownersLine(page, () =>
    site.open({
      settings: { color: "blue", handoff: "chat", fields: { phone: "maybe" }, customFields: [{ label: "No key" }] },
    }),
  );
  for (const part of ['color: "blue"', 'handoff: "chat"', 'fields.phone: "maybe"', "customFields[0].key"]) {
    expect(line).toContain(part);
  }
  await expect(widget.host).toHaveCount(0);
  expect(consoleGuard.complaints).toHaveLength(1);
});

test("an unknown setting is a warning with the likely name, and the widget works", async ({
  site,
  widget,
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/^warning: \[prechat\] deparment \(data-deparment\) is not a setting\. Did you mean department/);
  await ownersLine(page, () => site.open({ attributes: { "data-deparment": "Sales", "data-handoff": "room" } }));
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectHandedOff();
});

test("a rule that is no regular expression is told to the owner, and the answer is saved or named", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/, /The step "custom-fields" failed/, /the workspace did not store it/);
  consoleGuard.expect(/\[prechat\] customFields\.order: the pattern \(\[ is not valid/);
  workspace.control.configure({
    licensed: true,
    customFields: [
      { key: "order", label: "Order number", regexp: "([" },
      { key: "topic", label: "Topic" },
    ],
  });
  await site.open({ attributes: { "data-handoff": "room" } });
  await widget.open();
  await widget.fill({ ...ANSWERS, "Order number": "17", Topic: "Gears" });
  await widget.submit();
  // The workspace can't store it either, and says so.
  await widget.expectError("Order number", "This answer was not accepted.");
  await widget.submit();
  const { customFields } = await widget.expectHandedOff();
  expect(customFields).toEqual({ saved: ["topic"], failed: [{ key: "order", reason: "invalid-value" }] });
});

test("a choice without options is asked as text, and the owner is told", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(
    /\[prechat\] customFields\.plan: has no options/,
    /\[prechat\] customFields\.size: has no options/,
  );
  workspace.control.configure({
    licensed: true,
    customFields: [
      { key: "plan", label: "Plan", type: "select", options: "" },
      { key: "size", label: "Size" },
    ],
  });
  await site.open({
    settings: { handoff: "room", customFields: [{ key: "size", label: "Size", type: "radio", required: true }] },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, Plan: "Pro", Size: "Large" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ livechatData: { plan: "Pro", size: "Large" } }]);
});

test("of two fields with one key the first is asked, and the owner is told", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] customFields: "order" is there twice/);
  workspace.control.configure({ customFields: [{ key: "order", label: "Order" }] });
  await site.open({
    settings: {
      handoff: "room",
      customFields: [
        { key: "order", label: "Order number", type: "text" },
        { key: "order", label: "Another order", type: "text" },
      ],
    },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, "Order number": "17" });
  await expect(widget.field("Another order")).toHaveCount(0);
  await widget.submit();
  expect((await widget.expectHandedOff()).customFields.saved).toEqual(["order"]);
  expect(workspace.control.visitors()).toMatchObject([{ livechatData: { order: "17" } }]);
});

test("a custom field may have the name of a built-in one", async ({ site, widget, workspace, consoleGuard }) => {
  consoleGuard.allow(/Failed to load resource/, /The step "custom-fields" failed/);
  workspace.control.configure({ customFields: [{ key: "email", label: "Second", regexp: "@work\\.example$" }] });
  await site.open({
    settings: { handoff: "room", customFields: [{ key: "email", label: "Work email", type: "email" }] },
  });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", "Work email": "ada@elsewhere.example" });
  await widget.submit();
  // What the workspace refuses is shown at the field that was refused.
  await widget.expectError("Work email", "This answer was not accepted.");
  await widget.expectNoError("Email");
  await widget.fill({ "Work email": "ada@work.example" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([
    { visitorEmails: [{ address: "ada@example.com" }], livechatData: { email: "ada@work.example" } },
  ]);
});

test("a custom field with a built-in name is named by its own label when it can't be saved", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/, /the workspace did not store it/);
  await site.open({
    settings: { handoff: "room", customFields: [{ key: "email", label: "Work email", type: "email" }] },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, "Work email": "ada@work.example" });
  await widget.submit();
  await widget.expectHandedOff();
  await expect(widget.frame.getByText("These answers could not be saved: Work email.")).toBeVisible();
  expect(pathsOf(workspace.control).at(-1)).toBe("GET livechat/room");
});
