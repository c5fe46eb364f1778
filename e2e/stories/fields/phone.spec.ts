import { expect, test } from "../../fixtures.ts";
import { detailsOf } from "../main-way/calls.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };
const LIBRARY = /create-phone-support/;

test("the numbers' library is fetched when the field is first focused, and not before", async ({
  site,
  widget,
  statics,
}) => {
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill(ANSWERS);
  await expect(widget.field("Country code")).toHaveCount(0);
  expect(statics.requests.filter((path) => LIBRARY.test(path))).toEqual([]);
  await widget.field("Phone").focus();
  await expect(widget.field("Country code")).toBeVisible();
  expect(statics.requests.filter((path) => LIBRARY.test(path))).toHaveLength(1);
});

for (const [how, settings, country] of [
  ["from the settings", { locale: "de", phone: { defaultCountry: "at" } }, "AT"],
  ["from the locale's region rather than the browser's", { locale: "en-GB" }, "GB"],
  ["from the browser's own region of that language", { locale: "en" }, "US"],
] as const) {
  test(`the first country comes ${how}`, async ({ site, widget }) => {
    await site.open({ settings: { ...settings, texts: { country: "Country code", phone: "Phone" } } });
    await widget.open();
    await widget.field("Phone").focus();
    await expect(widget.field("Country code")).toHaveValue(country);
  });
}

/** Of the ways to write one, `create-phone-support.test.ts` knows more. */
test("a number in the country's own way is international on the wire", async ({ site, widget, workspace }) => {
  await site.open({ settings: { handoff: "room", phone: { defaultCountry: "DE" } } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Phone: "(030) 90 18 20" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(detailsOf(workspace.control)).toMatchObject([{ phone: "+4930901820" }]);
});

test("a number from abroad is read in full-width signs", async ({ site, widget, workspace }) => {
  await site.open({ settings: { handoff: "room", phone: { defaultCountry: "US" } } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Phone: "＋４９ 30 901820" });
  await expect(widget.field("Country code")).toHaveValue("DE");
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ phone: [{ phoneNumber: "+4930901820" }] }]);
});

for (const typed of ["+1 212 555 0123 x12"]) {
  test(`${typed} stays as it was typed where the library can't place it`, async ({ site, widget, page }) => {
    await site.open({ settings: { phone: { defaultCountry: "US" } } });
    await widget.open();
    await widget.field("Phone").focus();
    await expect(widget.field("Country code")).toBeVisible();
    await page.keyboard.type(typed);
    await expect(widget.field("Phone")).toHaveValue(typed);
  });
}

test("a number is grouped while it is typed, and a correction is left alone", async ({ site, widget, page }) => {
  await site.open({ settings: { phone: { defaultCountry: "US" } } });
  await widget.open();
  const phone = widget.field("Phone");
  await phone.focus();
  await expect(widget.field("Country code")).toBeVisible();
  await page.keyboard.type("2125550123");
  await expect(phone).toHaveValue("(212) 555-0123");
  await page.keyboard.press("Backspace");
  await expect(phone).toHaveValue("(212) 555-012");
});

test("choosing a country writes its code, and the number tells its country", async ({ site, widget, workspace }) => {
  await site.open({ settings: { handoff: "room", phone: { defaultCountry: "DE", countries: ["DE", "CH", "AT"] } } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Phone: "044 668 18 00" });
  const country = widget.field("Country code");
  await expect(country.locator("option")).toHaveText(["Austria +43", "DE +49 Germany", "Switzerland +41"]);
  await widget.fill({ "Country code": "Switzerland +41" });
  await expect(widget.field("Phone")).toHaveValue("+41 44 668 18 00");
  await widget.fill({ Phone: "+43 1 4000" });
  await expect(country).toHaveValue("AT");
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ phone: [{ phoneNumber: "+4314000" }] }]);
});

for (const typed of ["030 123456", "+49 30 1234567"]) {
  test(`the chosen country stands when the number is replaced by ${typed}`, async ({ site, widget, workspace }) => {
    await site.open({ settings: { handoff: "room", phone: { defaultCountry: "US" } } });
    await widget.open();
    await widget.fill({ ...ANSWERS, Phone: "212 555 0123" });
    const country = widget.field("Country code");
    await widget.fill({ "Country code": "Germany +49", Phone: typed });
    await expect(country).toHaveValue("DE");
    await widget.field("Name").focus();
    await expect(country).toHaveValue("DE");
    // Its country is part of its text from now on, whatever becomes of the choice.
    await expect(widget.field("Phone")).toHaveValue(typed.replace(/^0/, "+49 "));
    await widget.submit();
    await widget.expectHandedOff();
    const [phone] = workspace.control.visitors()[0]?.phone ?? [];
    expect(phone?.phoneNumber).toBe(typed.replace(/^0/, "+49").replaceAll(" ", ""));
  });
}

test("a country without a number is no answer", async ({ site, widget, workspace }) => {
  await site.open({ settings: { handoff: "room", phone: { defaultCountry: "US" } } });
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.field("Phone").focus();
  await widget.fill({ "Country code": "Germany +49" });
  await expect(widget.field("Country code")).toHaveValue("DE");
  await expect(widget.field("Phone")).toHaveValue("");
  await widget.fill({ Phone: "+49 " });
  await widget.submit();
  await widget.expectHandedOff();
  expect(detailsOf(workspace.control)).toEqual([expect.not.objectContaining({ phone: expect.anything() })]);
});

test("with one country there is nothing to choose", async ({ site, widget, workspace }) => {
  await site.open({ settings: { handoff: "room", phone: { countries: ["CH"] } } });
  await widget.open();
  await widget.field("Phone").focus();
  await widget.fill({ ...ANSWERS, Phone: "044 668 18 00" });
  await widget.submit();
  await widget.expectHandedOff();
  await expect(widget.field("Country code")).toHaveCount(0);
  expect(workspace.control.visitors()).toMatchObject([{ phone: [{ phoneNumber: "+41446681800" }] }]);
});

test("a country that doesn't exist is told to the owner and left out", async ({ site, widget, consoleGuard }) => {
  consoleGuard.expect(/\[prechat\] phone\.countries: names a country that does not exist/);
  await site.open({ settings: { phone: { countries: ["DE", "AT", "ZZ"] } } });
  await widget.open();
  await widget.field("Phone").focus();
  await expect(widget.field("Country code").locator("option")).toHaveCount(2);
});

for (const typed of ["12"]) {
  test(`${JSON.stringify(typed)} is no number: the field says so`, async ({ site, widget, workspace }) => {
    await site.open({ settings: { handoff: "room", phone: { defaultCountry: "DE" } } });
    await widget.open();
    await widget.fill({ ...ANSWERS, Phone: typed });
    await widget.submit();
    await widget.expectError("Phone", "Please enter a phone number, with the country code if it is from abroad.");
    await expect(widget.field("Phone")).toBeFocused();
    expect(workspace.control.visitors()).toEqual([]);
    await widget.fill({ Phone: "030 901820" });
    await widget.submit();
    await widget.expectHandedOff();
  });
}

test("a number that the site prefilled is checked without having been focused", async ({ site, widget, workspace }) => {
  await site.open({
    settings: { handoff: "room", phone: { defaultCountry: "DE" }, prefill: { ...prefilled, phone: "030 901820" } },
  });
  await widget.open();
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ phone: [{ phoneNumber: "+4930901820" }] }]);
});

const prefilled = { name: "Ada Lind", email: "ada@example.com" };

test("when the library can't be fetched the number goes out as it was typed", async ({
  site,
  widget,
  workspace,
  page,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/);
  let tries = 0;
  await page.route(LIBRARY, (route) => {
    tries += 1;
    return route.abort();
  });
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Phone: "030 / 901 820" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(tries).toBeGreaterThan(0);
  expect(workspace.control.visitors()).toMatchObject([{ phone: [{ phoneNumber: "030 / 901 820" }] }]);
});

test("a library that never comes holds nobody up", async ({ site, widget, workspace, page }) => {
  await page.route(LIBRARY, () => {});
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Phone: "030 / 901 820" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ phone: [{ phoneNumber: "030 / 901 820" }] }]);
});
