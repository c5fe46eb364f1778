import { expect, test } from "../../fixtures.ts";
import { callsTo, pathsOf } from "./calls.ts";

const atRoom = { "data-handoff": "room" };
const QUEUED = { name: "You’re in the queue" };

test.beforeEach(async ({ site, widget, workspace, page }) => {
  await site.open({ attributes: atRoom });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", Phone: "+491701234567", Department: "Support" });
  await widget.submit();
  await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();
  await widget.expectHandedOff();
  workspace.control.clearRequests();
  await page.reload();
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
  await widget.fill({ Name: "Ada L. Lind" });
  await widget.submit();
  await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();

  expect(workspace.control.visitors()).toMatchObject([{ _id: before?._id, token: before?.token, name: "Ada L. Lind" }]);
  expect(workspace.control.rooms().map(({ open }) => open)).toEqual([false, true]);
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
