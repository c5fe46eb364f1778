import { expect, test } from "../../fixtures.ts";

test("a tag manager hears what happens, by the names of fields, and nothing that was typed", async ({
  site,
  widget,
  page,
}) => {
  const pushed = () =>
    page.evaluate(() => JSON.stringify((window as unknown as { dataLayer?: object[] }).dataLayer ?? []));
  await site.open({ attributes: { "data-analytics": "dataLayer", "data-handoff": "room" } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind", Email: "ada@" });
  await widget.submit();
  await widget.expectError("Email", /./);
  await widget.close();
  await widget.open();
  await widget.fill({ Email: "ada@example.com" });
  await widget.submit();
  await widget.expectHandedOff();
  await expect
    .poll(async () => JSON.parse(await pushed()))
    .toEqual([
      { event: "prechat_open" },
      { event: "prechat_field_problem", prechat_field: "email", prechat_problem: "invalidEmail" },
      { event: "prechat_abandon", prechat_field: "email" },
      { event: "prechat_open" },
      // The field was emptied on the way.
      { event: "prechat_field_problem", prechat_field: "email", prechat_problem: "required" },
      { event: "prechat_submit" },
      { event: "prechat_registered" },
      { event: "prechat_handoff" },
    ]);
  expect(await pushed()).not.toMatch(/Ada|example\.com/);
});
