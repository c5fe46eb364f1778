import { expect, test } from "../../fixtures.ts";
import { detailsOf } from "./calls.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };
const atRoom = { "data-handoff": "room" };
const SALES = { _id: "dep-sales", name: "Sales" };
const SUPPORT = { _id: "dep-support", name: "Support" };
const REPAIRS = { _id: "dep-repairs", name: "Repairs" };

test("the department that the visitor chose is sent by its id, and the room is in it", async ({
  site,
  widget,
  workspace,
}) => {
  await site.open({ attributes: atRoom });
  await widget.open();
  await expect(widget.field("Department").locator("option")).toHaveText(["Choose…", "Sales", "Support"]);
  await widget.fill({ ...ANSWERS, Department: "Support" });
  await widget.submit();
  const { visitor } = await widget.expectHandedOff();
  expect(visitor.department).toBe("dep-support");
  expect(detailsOf(workspace.control)).toMatchObject([{ department: "dep-support" }]);
  expect(workspace.control.rooms()).toMatchObject([{ departmentId: "dep-support" }]);
});

for (const [how, options] of [
  ["by its name, on the script tag", { attributes: { ...atRoom, "data-department": "Support" } }],
  ["by its id, on the script tag", { attributes: { ...atRoom, "data-department": "dep-support" } }],
  ["by its name, in the settings", { settings: { handoff: "room", prefill: { department: "Support" } } }],
  ["by its id, in the settings", { settings: { handoff: "room", prefill: { department: "dep-support" } } }],
  [
    "and hides the question",
    { settings: { handoff: "room", prefill: { department: "Support" }, fields: { department: "hidden" } } },
  ],
] as const) {
  test(`the site presets the department ${how}`, async ({ site, widget, workspace }) => {
    await site.open(options);
    await widget.open();
    await widget.fill(ANSWERS);
    await widget.submit();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([{ department: "dep-support" }]);
  });
}

test("a preset department may still be changed", async ({ site, widget, workspace }) => {
  await site.open({ attributes: { ...atRoom, "data-department": "Support" } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Department: "Sales" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ department: "dep-sales" }]);
});

test("the only department is not asked, and sent", async ({ site, widget, workspace }) => {
  workspace.control.configure({ departments: [SALES, { ...SUPPORT, showOnRegistration: false }] });
  await site.open({ attributes: atRoom });
  await widget.open();
  await widget.fill(ANSWERS);
  await expect(widget.field("Department")).toHaveCount(0);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ department: "dep-sales" }]);
});

test("a department that doesn't exist is told to the owner, and left to the visitor", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] prefill\.department: There is no such option/);
  await site.open({ attributes: { ...atRoom, "data-department": "Marketing" } });
  await widget.open();
  await expect(widget.field("Department")).toHaveValue("");
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]).not.toHaveProperty("department");
});

test("a department that doesn't exist stops nobody where none is offered either", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/, /The step "visitor" failed/);
  consoleGuard.expect(/\[prechat\] prefill\.department: There is no such option as "Marketing"\. There are none\./);
  workspace.control.configure({ departments: [] });
  await site.open({ attributes: { ...atRoom, "data-department": "Marketing" } });
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toHaveLength(1);
});

for (const [left, departments] of [
  ["two others are left", [SUPPORT, REPAIRS]],
  ["one other is left", [SUPPORT]],
  ["none is left", []],
] as const) {
  test(`a department that is removed meanwhile stops nobody when ${left}`, async ({
    site,
    widget,
    workspace,
    consoleGuard,
  }) => {
    consoleGuard.allow(/Failed to load resource/);
    consoleGuard.expect(/\[prechat\] The step "visitor" failed \(rejected, error-invalid-department\)/);
    workspace.control.configure({ departments: [SALES, SUPPORT, REPAIRS] });
    await site.open({ attributes: atRoom });
    await widget.open();
    await widget.fill({ ...ANSWERS, Department: "Sales" });
    workspace.control.configure({ departments: [...departments] });
    await widget.submit();

    await expect(widget.field("Name")).toHaveValue("Ada Lind");
    if (departments.length > 1) {
      await widget.expectError("Department", "This department is no longer available. Please choose another.");
      await expect(widget.field("Department")).toBeFocused();
      expect(widget.events("error")).toEqual([{ step: "visitor", reason: "rejected", field: "department" }]);
      await widget.fill({ Department: "Repairs" });
    } else await expect(widget.frame.getByRole("alert")).toHaveText(/The chat did not accept this/);
    await widget.submit(/Start chat|Try again/);
    await widget.expectHandedOff();
    expect(detailsOf(workspace.control)).toHaveLength(2);
  });
}

test("a department that the workspace was told can be changed after a failure, and not taken back", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/);
  consoleGuard.expect(/\[prechat\] The step "room" failed/);
  const body = { success: false, error: "error-app-prevented" };
  workspace.control.fault({ path: "livechat/room", fault: { kind: "status", status: 400, body } });
  await site.open({ attributes: atRoom });
  await widget.open();
  await widget.fill({ ...ANSWERS, Department: "Support" });
  await widget.submit();
  await expect(widget.button("Try again")).toBeVisible();
  await expect(widget.field("Department").locator("option")).toHaveText(["Sales", "Support"]);
  await widget.fill({ Department: "Sales" });
  await widget.submit("Try again");
  await widget.expectHandedOff();
  expect(workspace.control.rooms()).toMatchObject([{ departmentId: "dep-sales" }]);
});

for (const [how, given, departments] of [
  ["that the site has chosen without asking", { prefill: { department: "Support" }, fields: { department: "hidden" } }],
  ["that is the only one", {}, [{ ...SUPPORT, online: false }]],
] as const) {
  test(`a department ${how} is known to be offline before the form is sent`, async ({ site, widget, workspace }) => {
    workspace.control.configure({ departments: [...(departments ?? [SALES, { ...SUPPORT, online: false }])] });
    await site.open({ settings: { handoff: "room", ...given } });
    await widget.open();
    await expect(widget.frame.getByText("Nobody from this department is online right now.")).toBeVisible();
    await expect(widget.field("Department")).toHaveCount(0);
  });
}

test("choosing by the arrow keys asks for the department in which it ends", async ({ site, widget, workspace }) => {
  workspace.control.configure({ departments: [SALES, SUPPORT, { ...REPAIRS, online: false }] });
  await site.open({ attributes: atRoom });
  await widget.open();
  const field = widget.field("Department");
  await field.focus();
  await field.evaluate((select: HTMLSelectElement) => {
    const chosen: string[] = [];
    Object.assign(window, { chosen });
    select.addEventListener("input", () => chosen.push(select.selectedOptions[0]?.text ?? ""));
  });
  // In a row: a look between the keys can take longer on a busy machine than the pause that ends a choice.
  for (let key = 0; key < 3; key++) await widget.page.keyboard.press("ArrowDown");
  await expect
    .poll(() => field.evaluate(() => (window as unknown as { chosen: string[] }).chosen))
    .toEqual(["Sales", "Support", "Repairs"]);
  await expect(widget.frame.getByText("Nobody from this department is online right now.")).toBeVisible();
  const asked = workspace.control.requests().flatMap(({ query }) => query.department ?? []);
  expect(asked).toEqual(["dep-repairs"]);
});

test("whether a department is there is found out again after a failure, and when the panel is opened again", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/);
  workspace.control.configure({ departments: [SALES, { ...SUPPORT, online: false }] });
  await site.open({ attributes: atRoom });
  await widget.open();
  const notice = widget.frame.getByText("Nobody from this department is online right now.");
  const asked = () => workspace.control.requests().filter(({ query, status }) => query.department && status).length;
  workspace.control.fault({ path: "livechat/config", fault: { kind: "status", status: 500 } });
  await widget.fill({ Department: "Support" });
  await expect.poll(asked).toBe(1);
  await widget.fill({ Department: "Sales" });
  await expect.poll(asked).toBe(2);
  await widget.fill({ Department: "Support" });
  await expect(notice).toBeVisible();
  await widget.close();
  workspace.control.configure({ departments: [SALES, SUPPORT] });
  await widget.open();
  await expect(notice).toHaveCount(0);
  await expect.poll(asked).toBe(4);
});

test("an email that only the workspace refuses is asked for again at its field", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/);
  consoleGuard.expect(/\[prechat\] The step "visitor" failed \(rejected, error-invalid-email\)/);
  const body = { success: false, error: "Invalid email [error-invalid-email]", errorType: "error-invalid-email" };
  workspace.control.fault({ path: "livechat/visitor", fault: { kind: "status", status: 400, body } });
  await site.open({ attributes: atRoom });
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectError("Email", "Please enter an email address like name@example.com.");
  await expect(widget.field("Email")).toBeFocused();
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  expect(widget.events("error")).toEqual([{ step: "visitor", reason: "rejected", field: "email" }]);
  await widget.fill({ Email: "ada@example.org" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ visitorEmails: [{ address: "ada@example.org" }] }]);
});
