import { expect, test } from "../../fixtures.ts";

test("a mistyped provider is asked about on leaving the field, and put right by a press", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@gmial.com" });
  await expect(widget.button("Did you mean gmail.com?")).toHaveCount(0);
  await page.keyboard.press("Tab");
  const suggestion = widget.button("Did you mean gmail.com?");
  await expect(suggestion).toBeVisible();
  await expect(widget.frame.locator("[aria-live=polite]").filter({ has: suggestion })).toHaveCount(1);
  await widget.expectNoError("Email");
  await suggestion.click();
  await expect(widget.field("Email")).toHaveValue("ada@gmail.com");
  await expect(widget.field("Email")).toBeFocused();
  await expect(suggestion).toHaveCount(0);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ visitorEmails: [{ address: "ada@gmail.com" }] }]);
});

test("whoever has such an address keeps it", async ({ site, widget, workspace }) => {
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ Email: "ada@gmial.com", Name: "Ada Lind" });
  await expect(widget.button("Did you mean gmail.com?")).toBeVisible();
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ visitorEmails: [{ address: "ada@gmial.com" }] }]);
});

test("the site adds domains of its own visitors, or wants no suggestions", async ({ site, widget, page }) => {
  await site.open({ settings: { emailSuggestions: ["hollowoak.example"] } });
  await widget.open();
  await widget.fill({ Email: "ada@holowoak.example", Name: "Ada" });
  await expect(widget.button("Did you mean hollowoak.example?")).toBeVisible();
  await site.open({ path: "/without", settings: { emailSuggestions: false } });
  await widget.open();
  await widget.fill({ Email: "ada@gmial.com", Name: "Ada" });
  await page.keyboard.press("Tab");
  await expect(widget.button(/Did you mean/)).toHaveCount(0);
});
