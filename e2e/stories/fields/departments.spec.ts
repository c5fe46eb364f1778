import { expect, test } from "../../fixtures.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };

test("whether the chosen department is there is said before the form is sent", async ({ site, widget, workspace }) => {
  workspace.control.configure({
    departments: [
      { _id: "dep-sales", name: "Sales", online: true },
      { _id: "dep-support", name: "Support", online: false },
    ],
  });
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  const notice = widget.frame.getByText("Nobody from this department is online right now.");
  await widget.fill({ ...ANSWERS, Department: "Support" });
  await expect(notice).toBeVisible();
  await expect(notice).toHaveRole("status");
  await widget.fill({ Department: "Sales" });
  await expect(notice).toHaveCount(0);
  await widget.fill({ Department: "Support" });
  await expect(notice).toBeVisible();
  expect(workspace.control.requests().filter(({ query }) => query.department === "dep-support")).toHaveLength(1);
  expect(workspace.control.visitors()).toEqual([]);
});

test("a department that the site has chosen is looked up too", async ({ site, widget, workspace }) => {
  workspace.control.configure({
    departments: [
      { _id: "dep-sales", name: "Sales" },
      { _id: "dep-support", name: "Support", online: false },
    ],
  });
  await site.open({ attributes: { "data-department": "Support" } });
  await widget.open();
  await expect(widget.frame.getByText("Nobody from this department is online right now.")).toBeVisible();
});

test("a department out of a thousand is found by typing its name", async ({ site, widget, workspace, page }) => {
  const departments = Array.from({ length: 1_000 }, (_, index) => ({
    _id: `dep-${index}`,
    name: `${String.fromCharCode(65 + (index % 26))} team ${index}`,
  }));
  workspace.control.configure({ departments });
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill(ANSWERS);
  const department = widget.field("Department");
  await expect(department.locator("option")).toHaveCount(1_001);
  // The browser begins a new search after a pause of a second, which a busy machine may make.
  await expect(async () => {
    await department.focus();
    await page.keyboard.type("Q team 874");
    await expect(department.locator("option:checked")).toHaveText("Q team 874", { timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("Enter");
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ department: "dep-874" }]);
});
