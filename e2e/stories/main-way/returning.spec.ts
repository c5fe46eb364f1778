import { expect, test } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";
import { callsTo, pathsOf } from "./calls.ts";

const atRoom = { "data-handoff": "room" };
const QUEUED = { name: "You’re in the queue" };

test.beforeEach(async ({ site, widget, workspace, page }) => {
  await page.clock.install();
  await site.open({ attributes: atRoom });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", Phone: "+491701234567", Department: "Support" });
  await widget.submit();
  await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();
  await widget.expectHandedOff();
  workspace.control.clearRequests();
  await page.reload();
  // At once the widget would hold the next chat back, for a call of the page before that might be under way.
  await page.clock.fastForward(3_000);
});

test("a visitor whose chat is open goes there without the form", async ({ widget, workspace }) => {
  await widget.open();
  await expect(widget.frame.getByText("Welcome back! Your chat is still open.")).toBeVisible();
  await expect(widget.frame.getByRole("textbox")).toHaveCount(0);
  await expect.poll(() => widget.events("handoff").length).toBe(2);
  const [first, second] = widget.events("handoff");
  expect(second).toMatchObject({
    token: first?.token,
    visitor: { id: first?.visitor.id, name: "Ada Lind", email: "ada@example.com", department: "dep-support" },
    room: { id: first?.room?.id, isNew: false },
    customFields: { saved: [], failed: [] },
  });
  expect(callsTo(workspace.control).map(({ path }) => path)).toEqual(["livechat/config"]);
});

test("a visitor whose chat was closed finds the known answers in the form, and stays the same visitor", async ({
  widget,
  workspace,
}) => {
  const [before] = workspace.control.visitors();
  workspace.control.agentClose(workspace.control.rooms()[0]?._id ?? "");
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await expect(widget.field("Email")).toHaveValue("ada@example.com");
  // The configuration doesn't name it.
  await expect(widget.field("Phone")).toHaveValue("+491701234567");
  await widget.fill({ Name: "Ada L. Lind" });
  await widget.submit();
  await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();

  expect(workspace.control.visitors()).toMatchObject([{ _id: before?._id, token: before?.token, name: "Ada L. Lind" }]);
  expect(workspace.control.rooms().map(({ open }) => open)).toEqual([false, true]);
  expect(pathsOf(workspace.control)).toEqual([
    "GET livechat/config",
    `GET livechat/visitor/${before?.token}`,
    "POST livechat/visitor",
    "GET livechat/room",
  ]);
});

test("a returning visitor changes the department, and is offered no way to take it back", async ({
  widget,
  workspace,
}) => {
  workspace.control.agentClose(workspace.control.rooms()[0]?._id ?? "");
  await widget.open();
  // The workspace keeps what it knows where nothing is sent: "none" would be a promise that isn't kept.
  await expect(widget.field("Department").locator("option")).toHaveText(["Sales", "Support"]);
  await expect(widget.field("Department").locator("option:checked")).toHaveText("Support");
  await widget.fill({ Department: "Sales" });
  await widget.submit();
  await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();
  expect(workspace.control.rooms().map(({ departmentId }) => departmentId)).toEqual(["dep-support", "dep-sales"]);
});

test("what a returning visitor typed, or the site said, is not written over by what is known", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  const [before] = workspace.control.visitors();
  workspace.control.configure({ customFields: ["plan", "size", "secret"].map((key) => ({ key, label: key })) });
  await fetch(`${workspace.url}/api/v1/livechat/custom.fields`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      token: before?.token,
      customFields: ["plan", "size", "secret"].map((key) => ({ key, value: `known ${key}`, overwrite: true })),
    }),
  });
  workspace.control.agentClose(workspace.control.rooms()[0]?._id ?? "");
  const release = await holdBack(page, "**/livechat/visitor/*");
  await site.open({
    settings: {
      handoff: "room",
      prefill: { customFields: { size: "54" } },
      customFields: [
        { key: "plan", label: "Plan", type: "text" },
        { key: "size", label: "Size", type: "text" },
      ],
    },
  });
  const asked = page.waitForRequest(/livechat\/visitor\//);
  await widget.open();
  await asked;
  await widget.fill({ Phone: "+49 30 901820" });
  release();
  await expect(widget.field("Plan")).toHaveValue("known plan");
  await expect(widget.field("Size")).toHaveValue("54");
  await expect(widget.field("Phone")).toHaveValue("+49 30 901820");
});

test("what a returning visitor takes back is gone in the workspace, or can't be taken back", async ({
  site,
  widget,
  workspace,
}) => {
  const { control } = workspace;
  control.configure({ customFields: [{ key: "plan", label: "Plan" }] });
  const { token } = control.visitors()[0] ?? {};
  await fetch(`${workspace.url}/api/v1/livechat/custom.fields`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token, customFields: [{ key: "plan", value: "Pro", overwrite: true }] }),
  });
  control.agentClose(control.rooms()[0]?._id ?? "");
  await site.open({ settings: { handoff: "room", customFields: [{ key: "plan", label: "Plan", type: "text" }] } });
  await widget.open();
  await expect(widget.field("Plan")).toHaveValue("Pro");
  await expect(widget.field("Phone")).toHaveValue("+491701234567");
  await widget.fill({ Plan: "", Phone: "" });
  await widget.submit();
  // An empty number is no news to the workspace: it would keep the one it has.
  await widget.expectError("Phone", "Please fill in “Phone”.");
  await widget.expectNoError("Plan");
  await widget.fill({ Phone: "+49 30 901820" });
  await widget.submit();
  await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();
  await widget.expectHandedOff();
  await expect
    .poll(() => control.visitors())
    .toMatchObject([{ livechatData: { plan: "" }, phone: [{ phoneNumber: "+4930901820" }] }]);
});

test("a returning visitor of whom nothing is missing is not asked for", async ({ site, widget, workspace }) => {
  workspace.control.agentClose(workspace.control.rooms()[0]?._id ?? "");
  await site.open({ settings: { handoff: "room", fields: { phone: "hidden" } } });
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await widget.submit();
  await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config", "POST livechat/visitor", "GET livechat/room"]);
});

test("the department that is known is known in the form", async ({ widget, workspace }) => {
  workspace.control.agentClose(workspace.control.rooms()[0]?._id ?? "");
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await expect(widget.field("Department").locator("option:checked")).toHaveText("Support");
});

test("a visitor whom the workspace has forgotten fills the form and registers anew", async ({ widget, workspace }) => {
  const [before] = workspace.control.visitors();
  workspace.control.reset();
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("");
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
  await widget.submit();
  await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();
  expect(workspace.control.visitors()).toMatchObject([{ token: before?.token, name: "Ada Lind" }]);
});
