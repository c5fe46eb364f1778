import { expect, test } from "../../fixtures.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };

/** As an administrator types it: the workspace cuts it at the commas, and trims nothing. */
const PLANS = "Free, Pro, Team,,Free";

for (const type of ["select", "radio"] as const) {
  test(`an option with spaces around it is shown without them and arrives with them, as a ${type}`, async ({
    site,
    widget,
    workspace,
  }) => {
    workspace.control.configure({
      licensed: true,
      customFields: [{ key: "plan", label: "Plan", type: "select", options: PLANS, required: true }],
    });
    const customFields = type === "radio" ? [{ key: "plan", label: "Plan", type }] : [];
    await site.open({ settings: { handoff: "room", customFields } });
    await widget.open();
    const offered =
      type === "radio" ? widget.group("Plan").locator("label") : widget.field("Plan").locator("option:not([value=''])");
    await expect(offered).toHaveText(["Free", "Pro", "Team"]);
    await widget.fill({ ...ANSWERS, Plan: "Pro" });
    await widget.submit();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([{ livechatData: { plan: " Pro" } }]);
  });
}

test("a site's own options arrive as it wrote them, or as the workspace does that knows them", async ({
  site,
  widget,
  workspace,
}) => {
  workspace.control.configure({
    licensed: true,
    customFields: [
      { key: "plan", label: "Plan", type: "select", options: PLANS },
      { key: "size", label: "Size" },
    ],
  });
  await site.open({
    settings: {
      handoff: "room",
      prefill: { customFields: { size: "xl" } },
      customFields: [
        { key: "plan", label: "Plan", type: "select", options: ["Free", "Pro"] },
        { key: "size", label: "Size", type: "select", options: ["M", "XL "] },
        { key: "note", label: "Note", type: "text", visibleWhen: { field: "plan", equals: "Pro" } },
      ],
    },
  });
  await widget.open();
  await expect(widget.field("Size").locator("option:checked")).toHaveText("XL");
  await widget.fill({ ...ANSWERS, Plan: "Pro" });
  await expect(widget.field("Note")).toBeVisible();
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ livechatData: { plan: " Pro", size: "XL " } }]);
});

test("a default that is no option stops nobody, and is told to the owner once", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  const said = /\[prechat\] customFields\.status\.defaultValue: "Pupil" is none of the options \(Student, Other\)/;
  consoleGuard.expect(said);
  workspace.control.configure({
    licensed: true,
    customFields: [
      { key: "status", label: "Status", type: "select", options: "Student, Other", defaultValue: "Pupil" },
      { key: "level", label: "Level", type: "select", options: "Beginner, Expert", defaultValue: "expert" },
    ],
  });
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await expect(widget.field("Status")).toHaveValue("");
  await expect(widget.field("Level").locator("option:checked")).toHaveText("Expert");
  await widget.close();
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ livechatData: { level: " Expert" } }]);
  expect(consoleGuard.complaints.filter((complaint) => said.test(complaint))).toHaveLength(1);
});

test("options that a field was left with don't narrow what is typed", async ({ site, widget, workspace }) => {
  workspace.control.configure({
    licensed: true,
    customFields: [
      { key: "plan", label: "Plan", type: "input", options: "Free,Pro" },
      { key: "size", label: "Size", type: "select", options: "S,M" },
    ],
  });
  await site.open({ settings: { handoff: "room", customFields: [{ key: "size", label: "Size", type: "text" }] } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Plan: "Whatever fits", Size: "Between S and M" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([
    { livechatData: { plan: "Whatever fits", size: "Between S and M" } },
  ]);
});

test("a hidden answer that becomes empty is not sent", async ({ site, widget, workspace, page }) => {
  workspace.control.configure({ customFields: [{ key: "ref", label: "Reference" }] });
  const fields = (defaultValue: string, label: string) => [
    { key: "ref", label: "Reference", type: "hidden", defaultValue },
    { key: "note", label, type: "text" },
  ];
  await site.open({ settings: { handoff: "room", customFields: fields("spring", "Note") } });
  await widget.open();
  await widget.fill(ANSWERS);
  await page.evaluate((customFields) => window.Prechat?.("set", { customFields }), fields("", "Remark"));
  await expect(widget.field("Remark")).toBeVisible();
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]).not.toHaveProperty("livechatData");
});
