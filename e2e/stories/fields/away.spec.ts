import { expect, test } from "../../fixtures.ts";
import { pathsOf } from "../main-way/calls.ts";

const AWAY = "We are away at the moment. Leave a message and we will get back to you.";
const THANKS = "Thank you. We will answer by email.";
/** Chromium's own line about a refused request. */
const BROWSERS_LINE = /Failed to load resource: the server responded with a status of 400/;

test("nobody is online: a message for later, with what the workspace says", async ({ site, widget, workspace }) => {
  workspace.control.configure({
    online: false,
    departments: [
      { _id: "dep-sales", name: "Sales" },
      { _id: "dep-support", name: "Support", showOnRegistration: false },
      { _id: "dep-repairs", name: "Repairs", showOnOfflineForm: false },
    ],
  });
  await site.open();
  await widget.open();
  await expect(widget.frame.getByText(AWAY)).toBeVisible();
  await expect(widget.frame.getByRole("heading", { level: 1 })).toHaveText("Leave a message");
  await expect(widget.field("Department").locator("option")).toHaveText(["Choose…", "Sales", "Support"]);
  await widget.submit("Send");
  await widget.expectError("Name", "Please fill in “Name”.");
  await widget.expectError("Your message", "Please fill in “Your message”.");
  await expect(widget.field("Name")).toBeFocused();

  await widget.fill({ Name: " Ada ", Email: "ADA@example.com", Department: "Support", "Your message": "It\nslips." });
  await widget.submit("Send");
  await expect(widget.frame.getByText(THANKS)).toBeVisible();
  await expect(widget.frame.getByRole("heading", { name: "Message sent" })).toBeFocused();
  expect(workspace.control.offlineMessages()).toMatchObject([
    {
      name: "Ada",
      email: "ada@example.com",
      department: "dep-support",
      message: "It\nslips.",
      host: new URL(site.origin).host,
    },
  ]);
  expect(workspace.control.visitors()).toEqual([]);
});

test("who finds the last agent gone keeps every word", async ({ site, widget, workspace, consoleGuard }) => {
  consoleGuard.allow(BROWSERS_LINE);
  consoleGuard.expect(/The step "room" failed \(.*no-agent-online/);
  await site.open({ settings: { handoff: "room", fields: { message: "required" } } });
  await widget.open();
  await widget.fill({
    Name: "Ada",
    Email: "ada@example.com",
    Department: "Support",
    "How can we help?": "The chain slips.",
  });
  workspace.control.configure({ online: false });
  await widget.submit();

  await expect(widget.frame.getByText(AWAY)).toBeVisible();
  await expect(widget.field("Name")).toHaveValue("Ada");
  await expect(widget.field("Department")).toHaveValue("dep-support");
  await expect(widget.field("Your message")).toHaveValue("The chain slips.");
  await widget.submit("Send");
  await expect(widget.frame.getByText(THANKS)).toBeVisible();
  expect(workspace.control.offlineMessages()).toMatchObject([
    { message: "The chain slips.", department: "dep-support" },
  ]);
  expect(workspace.control.rooms()).toEqual([]);
});

test("without an offline form it says that nobody is there, and tells the site", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] The step "config" failed \(unavailable, no-agent-online\)/);
  workspace.control.configure({
    online: false,
    settings: { displayOfflineForm: false },
    messages: { offlineUnavailableMessage: "Back at nine. [Mail us](mailto:help@shop.example)" },
  });
  await site.open();
  await widget.open();
  await expect(widget.frame.getByRole("heading", { name: "We’re away right now" })).toBeFocused();
  await expect(widget.frame.getByText("Back at nine.")).toBeVisible();
  await expect(widget.frame.getByRole("link", { name: "Mail us" })).toHaveAttribute("href", "mailto:help@shop.example");
  await expect(widget.frame.getByRole("textbox")).toHaveCount(0);
  expect(await widget.expectEvent("error")).toEqual({ step: "config", reason: "unavailable" });
});

test("a message that doesn't get through is kept, and sent again", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(BROWSERS_LINE);
  consoleGuard.expect(/\[prechat\] The step "message" failed/);
  workspace.control.configure({ online: false, offlineEmail: "" });
  await site.open();
  await widget.open();
  await widget.fill({ Name: "Ada", Email: "ada@example.com", "Your message": "The chain slips." });
  await widget.submit("Send");
  await expect(widget.frame.getByRole("alert")).toHaveText(/Your answers are kept/);
  await expect(widget.field("Your message")).toHaveValue("The chain slips.");
  workspace.control.configure({ offlineEmail: "help@shop.example" });
  await widget.submit("Try again");
  await expect(widget.frame.getByText(THANKS)).toBeVisible();
  expect(workspace.control.offlineMessages()).toHaveLength(1);
});

test("agents who came and went are noticed when the panel is opened again", async ({ site, widget, workspace }) => {
  workspace.control.configure({ online: false });
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ Name: "Ada", Email: "ada@example.com" });
  await widget.close();
  workspace.control.configure({ online: true });
  await widget.open();
  await expect(widget.button("Start chat")).toBeVisible();
  await expect(widget.field("Name")).toHaveValue("Ada");
  await widget.close();
  workspace.control.configure({ online: false });
  await widget.open();
  await expect(widget.button("Send")).toBeVisible();
  await expect(widget.field("Name")).toHaveValue("Ada");
  expect(pathsOf(workspace.control)).toEqual(Array(3).fill("GET livechat/config"));
});

test("a message that was sent is gone when the panel is opened again", async ({ site, widget, workspace }) => {
  workspace.control.configure({ online: false });
  await site.open();
  await widget.open();
  await widget.fill({ Name: "Ada", Email: "ada@example.com", "Your message": "The chain slips." });
  await widget.submit("Send");
  await expect(widget.frame.getByText(THANKS)).toBeVisible();
  await widget.close();
  await widget.open();
  await expect(widget.field("Your message")).toHaveValue("");
});
