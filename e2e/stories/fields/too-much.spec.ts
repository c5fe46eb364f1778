import { expect, test } from "../../fixtures.ts";

test("a workspace that sends more than anybody could look through stops nobody, and its owner is told", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(
    /configuration\.departments: the workspace sends 100000 entries; the first 2000 are used/,
    /configuration\.customFields: the workspace sends 2000 entries; the first 200 are used/,
    /configuration\.messages\.registrationFormMessage: the workspace sends 200000 characters; the first 20000 are used/,
  );
  workspace.control.configure({
    licensed: true,
    departments: Array.from({ length: 100_000 }, (_, index) => ({ _id: `dep-${index}`, name: `Team ${index}` })),
    customFields: Array.from({ length: 2_000 }, (_, index) => ({
      key: `f${index}`,
      label: `Field ${index}.`,
      regexp: "^\\d+$",
    })),
    messages: { registrationFormMessage: "[".repeat(200_000) },
  });
  await site.open({ settings: { handoff: "room", fields: { phone: "hidden" } } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", "Field 0.": "1", "Field 199.": "x" });
  await expect(widget.field("Department").locator("option")).toHaveCount(2_001);
  await expect(widget.frame.locator(".field")).toHaveCount(203);
  await widget.submit();
  await widget.expectError("Field 199.", "This doesn’t have the expected format.");
  await widget.fill({ "Field 199.": "2" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ livechatData: { f0: "1", f199: "2" } }]);
});
