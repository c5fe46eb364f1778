import { expect, test } from "../../fixtures.ts";
import {
  answers,
  arrival,
  expectAnswersShown,
  expectEverythingOnce,
  settings,
  workspaceOptions,
} from "./everything.ts";

test.use({ serverOptions: { workspace: workspaceOptions } });
test.beforeEach(({ consoleGuard }) => consoleGuard.allow(/Failed to load resource/));

const refusal = (error: string) => ({ kind: "status" as const, status: 400, body: { success: false, error } });

for (const path of ["livechat/custom.fields", "livechat/room", "livechat/message"]) {
  test(`a visitor that is forgotten before ${path} registers again, once`, async ({ site, widget, workspace }) => {
    workspace.control.fault({ path, fault: refusal("invalid-token") });
    await site.open({ settings });
    await widget.open();
    await widget.fill(answers);
    await widget.submit();
    await widget.expectHandedOff();
    expectEverythingOnce(workspace);
    const calls = workspace.control.requests().filter((request) => !request.preflight);
    expect(calls.filter((request) => request.path === "livechat/visitor")).toHaveLength(4);
    expect(widget.events("error")).toEqual([]);
  });
}

test("a visitor that is forgotten again and again is told", async ({ site, widget, workspace, consoleGuard }) => {
  consoleGuard.expect(/\[prechat\] The step "room" failed \(rejected, invalid-token\)/);
  workspace.control.fault({ path: "livechat/room", times: 2, fault: refusal("invalid-token") });
  await site.open({ settings });
  await widget.open();
  await widget.fill(answers);
  await widget.submit();
  await expect(widget.frame.getByRole("alert")).toHaveText(/did not accept this\. Your answers are kept\./);
  await expect.poll(() => widget.events("error")).toEqual([{ step: "room", reason: "rejected" }]);
  await expectAnswersShown(widget);
  await widget.submit("Try again");
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
});

test("a chat that an agent closed before the message came is opened anew", async ({ site, widget, workspace }) => {
  await site.open({ settings });
  await widget.open();
  await widget.fill(answers);
  workspace.control.fault({ path: "livechat/message", fault: refusal("room-closed") });
  const closed = arrival(workspace, "livechat/message").then(() => {
    const [room] = workspace.control.rooms();
    if (room) workspace.control.agentClose(room._id);
  });
  await widget.submit();
  await closed;
  const { room } = await widget.expectHandedOff();
  const open = workspace.control.rooms().filter((one) => one.open);
  expect(open).toEqual([expect.objectContaining({ _id: room?.id, livechatData: { channel: answers.Channel } })]);
  expect(workspace.control.messages()).toEqual([expect.objectContaining({ rid: room?.id })]);
});

test("a department that is gone is asked for again, and only that, from a fresh list", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/\[prechat\] The step "visitor" failed \(rejected, error-invalid-department\)/);
  await site.open({ settings: { ...settings, fields: { ...settings.fields, department: "required" } } });
  await widget.open();
  await widget.fill({ ...answers, Department: "Support" });
  workspace.control.configure({
    departments: [
      { _id: "dep-sales", name: "Sales" },
      { _id: "dep-returns", name: "Returns" },
    ],
  });
  await widget.submit();
  await widget.expectError("Department", "This department is no longer available.");
  await expect(widget.field("Department").getByRole("option")).toHaveText(["Choose…", "Sales", "Returns"]);
  await expectAnswersShown(widget);
  for (const label of Object.keys(answers)) await widget.expectNoError(label);
  await widget.fill({ Department: "Returns" });
  await widget.submit();
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
  expect(workspace.control.rooms()[0]).toMatchObject({ departmentId: "dep-returns" });
});

test("a chat that is switched off at the last moment says so", async ({ site, widget, workspace, consoleGuard }) => {
  consoleGuard.expect(/\[prechat\] The step "room" failed \(rejected, error-omnichannel-is-disabled\)/);
  await site.open({ settings });
  await widget.open();
  await widget.fill(answers);
  workspace.control.configure({ enabled: false });
  await widget.submit();
  await expect(widget.frame.getByText("Chat is switched off at the moment. Please come back later.")).toBeVisible();
  await expect.poll(() => widget.events("error")).toEqual([{ step: "room", reason: "rejected" }]);

  workspace.control.configure({ enabled: true });
  await widget.button("Close").click();
  await widget.open();
  await expectAnswersShown(widget);
  await widget.submit();
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
});

test("a workspace that refuses other origins: the visitor keeps the words, the owner learns the cause", async ({
  site,
  widget,
  workspace,
  statics,
  consoleGuard,
}) => {
  consoleGuard.expect(/Enable CORS/);
  consoleGuard.allow(/blocked by CORS policy|Same Origin Policy disallows/);
  await site.open({ settings });
  await widget.open();
  await widget.fill(answers);
  workspace.control.configure({ cors: false });
  await widget.submit();
  await expect(widget.frame.getByRole("alert")).toHaveText(/can’t be reached right now\. Your answers are kept\./);
  await expectAnswersShown(widget);
  await expect.poll(() => widget.events("error")).toEqual([{ step: "visitor", reason: "unavailable" }]);
  await expect.poll(() => consoleGuard.missing).toEqual([]);
  const hint = consoleGuard.complaints.find((text) => text.includes("Enable CORS"));
  expect(hint).toContain(`${workspace.url}/api/info`);
  expect(hint).toContain(statics.origin);
  expect(hint).not.toContain("Ada");

  workspace.control.configure({ cors: true });
  await widget.submit("Try again");
  await widget.expectHandedOff();
  expectEverythingOnce(workspace);
});
