import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";

const KEYS = ["order", "from", "via", "campaign", "entry", "vip"];
const person = { name: "Ada Lind", email: "ada@example.com" };
const prefill = { ...person, customFields: { order: "17" } };
const order = { key: "order", label: "Order number", type: "text" };

test.use({ serverOptions: { workspace: { customFields: KEYS.map((key) => ({ key, label: key })) } } });

const NO_SUCH_DEPARTMENT = expect.stringMatching(
  /^There is no such option as "Marketing"\. There are: Sales, Support, Internal\.$/,
);

type Identify = (command: "identify", given: object) => Promise<{ refused: Record<string, string> }>;

/** What `identify` answers to the site. */
async function identify(page: Page, given: object): Promise<Record<string, string>> {
  const { refused } = await page.evaluate(
    (given) => (window as unknown as { Prechat: Identify }).Prechat("identify", given),
    given,
  );
  return refused;
}

test("a form that the site has filled is sent at once", async ({ site, widget, workspace }) => {
  await site.open({ settings: { handoff: "room", prefill, customFields: [order] } });
  await widget.open();
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind", livechatData: { order: "17" } }]);
});

test("who is identified before the panel is opened finds the form filled", async ({ site, widget, page }) => {
  await site.open({ settings: { handoff: "room", customFields: [order] } });
  await expect(widget.launcher).toBeVisible();
  expect(await identify(page, prefill)).toEqual({});
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await expect(widget.field("Order number")).toHaveValue("17");
});

test("who is identified between the first hover and the click finds the form filled", async ({
  site,
  widget,
  page,
  workspace,
  consoleGuard,
}) => {
  // Where the configuration is faster than the page's words, the promise alone says it.
  consoleGuard.allow(/\[prechat\] prefill\.department: There is no such option/);
  const release = await holdBack(page, /livechat\/config/);
  await site.open({ settings: { handoff: "room", customFields: [order] } });
  const asked = page.waitForRequest(/livechat\/config/);
  await widget.launcher.hover();
  await asked;
  const refused = identify(page, { ...prefill, department: "Marketing" });
  release();
  // Known only when the form is.
  expect(await refused).toEqual({ department: NO_SUCH_DEPARTMENT });
  await widget.open();
  await expect(widget.field("Email")).toHaveValue("ada@example.com");
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind", livechatData: { order: "17" } }]);
});

test("after opening, what is refused comes back with the reason for each field", async ({ site, widget, page }) => {
  await site.open({ settings: { handoff: "room", customFields: [order] } });
  await widget.open();
  await widget.fill({ Name: "Grace" });
  expect(
    await identify(page, {
      name: "Ada Lind",
      email: "ada@example.com",
      department: "Marketing",
      customFields: { order: 17, shoe: "42" },
    }),
  ).toEqual({
    name: "The visitor has typed something else",
    department: NO_SUCH_DEPARTMENT,
    shoe: "The form has no such field",
  });
  await expect(widget.field("Name")).toHaveValue("Grace");
  await expect(widget.field("Email")).toHaveValue("ada@example.com");
  await expect(widget.field("Order number")).toHaveValue("17");
});

for (const when of ["before", "after"]) {
  test(`the site may choose a department that is offered to nobody, ${when} the panel is opened`, async ({
    site,
    widget,
    workspace,
    page,
  }) => {
    workspace.control.configure({
      departments: [
        { _id: "dep-sales", name: "Sales" },
        { _id: "dep-support", name: "Support" },
        { _id: "dep-internal", name: "Internal", showOnRegistration: false },
      ],
    });
    await site.open({ settings: { handoff: "room", prefill: person } });
    await expect(widget.launcher).toBeVisible();
    if (when === "before") await identify(page, { department: "Internal" });
    await widget.open();
    const options = widget.field("Department").locator("option");
    if (when === "after") {
      await expect(options).toHaveText(["Choose…", "Sales", "Support"]);
      expect(await identify(page, { department: "Internal" })).toEqual({});
    }
    await expect(options).toHaveText(["Choose…", "Sales", "Support", "Internal"]);
    await widget.submit();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([{ department: "dep-internal" }]);
  });
}

test("what was typed stays when the panel is opened again, and nobody is warned", async ({ site, widget }) => {
  await site.open({ settings: { prefill: person } });
  await widget.open();
  await widget.fill({ Name: "Grace" });
  await widget.close();
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Grace");
  await expect(widget.field("Email")).toHaveValue("ada@example.com");
});

test("locked fields can be read and not changed; one that is empty stays open", async ({ site, widget, workspace }) => {
  await site.open({
    settings: {
      handoff: "room",
      prefill: {
        name: "Ada Lind",
        department: "Support",
        customFields: { vip: true },
        lock: ["name", "email", "department", "vip"],
      },
      customFields: [{ key: "vip", label: "Member", type: "checkbox" }],
    },
  });
  await widget.open();
  await expect(widget.field("Name")).not.toBeEditable();
  await expect(widget.field("Department")).toBeDisabled();
  await expect(widget.field("Member")).toBeDisabled();
  await expect(widget.field("Email")).toBeFocused();
  await widget.fill({ Email: "ada@example.com" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([
    { name: "Ada Lind", department: "dep-support", livechatData: { vip: "true" } },
  ]);
});

test("what breaks a rule is refused, and never locked", async ({ site, widget, workspace, page, consoleGuard }) => {
  consoleGuard.expect(
    /warning: \[prechat\] prefill\.email: The value breaks a rule of the field: invalidEmail/,
    /warning: \[prechat\] prefill\.order: The value breaks a rule of the field: tooShort/,
  );
  const long = { ...order, minLength: 3 };
  const wrong = { name: "Ada Lind", email: "nope", customFields: { order: "17" }, lock: ["name", "email", "order"] };
  await site.open({ settings: { handoff: "room", prefill: wrong, customFields: [long] } });
  await widget.open();
  await expect(widget.field("Name")).not.toBeEditable();
  await widget.submit();
  await widget.expectError("Email", "Please enter an email address");
  await widget.fill({ Email: "ada@example.com", "Order number": "178" });
  expect(await identify(page, { name: "Ada Lind", phone: "+49 30 901820" })).toEqual({});
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ visitorEmails: [{ address: "ada@example.com" }] }]);
});

test("a locked answer that only turns out to be wrong on submit can be corrected", async ({ site, widget }) => {
  const coded = { ...order, pattern: "^[A-Z]+$" };
  const prefill = { ...person, phone: "12", customFields: { order: "17" }, lock: ["phone", "order"] };
  await site.open({ settings: { handoff: "room", prefill, customFields: [coded] } });
  await widget.open();
  await expect(widget.field("Phone")).not.toBeEditable();
  await widget.submit();
  await widget.expectError("Phone", "Please enter a phone number");
  await widget.fill({ Phone: "+49 30 901820", "Order number": "AB" });
  await widget.submit();
  await widget.expectHandedOff();
});

test("a hidden answer that is malformed is left out, and told to the owner", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(/prefill\.email: The value breaks a rule of the field: invalidEmail/);
  const fields = { name: "required", email: "hidden" };
  await site.open({ settings: { handoff: "room", fields, prefill: { email: "nope" } } });
  await widget.open();
  await widget.fill({ Name: "Ada Lind" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind" }]);
  expect(workspace.control.visitors()[0]?.visitorEmails ?? []).toEqual([]);
});

test("a number is a text", async ({ site, widget, workspace }) => {
  await site.open({
    settings: {
      handoff: "room",
      prefill: { name: 42, email: "ada@example.com", phone: 493090182000, customFields: { order: 17 } },
      customFields: [order],
      phone: { defaultCountry: "US" },
    },
  });
  await widget.open();
  await expect(widget.field("Phone")).toHaveValue("493090182000");
  await widget.fill({ Phone: "" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ name: "42", livechatData: { order: "17" } }]);
});

test("hidden fields tell the page, where the visitor came from, and the campaign", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  const customFields = [
    { key: "from", label: "Page", type: "hidden", defaultValue: "{page.url}" },
    { key: "via", label: "Referrer", type: "text", hidden: true, defaultValue: "from {page.referrer}" },
    { key: "campaign", label: "Campaign", type: "hidden", defaultValue: "{utm_source}/{utm_campaign}/{utm_term}" },
    { key: "entry", label: "Entry", type: "hidden", defaultValue: "{page.path}, at first {landing.url}" },
  ];
  await page.goto(site.publish({ path: "/before", html: `<a href="/bikes?utm_source=mail&utm_campaign=a%20b">x</a>` }));
  site.publish({ path: "/bikes", settings: { handoff: "room", prefill: person, customFields } });
  await page.getByRole("link").click();
  await widget.open();
  await expect(widget.field("Page")).toHaveCount(0);
  await widget.close();
  // An app that changes its address: the chat begins where the visitor is by then.
  await page.evaluate(() => history.pushState(null, "", "/checkout?step=2"));
  await widget.open();
  const answered = () =>
    workspace.control.requests().filter(({ path, status }) => path === "livechat/config" && status);
  await expect.poll(() => answered().length).toBe(2);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({
    from: `${site.origin}/checkout?step=2`,
    via: `from ${site.origin}/before`,
    campaign: "mail/a b/",
    entry: `/checkout, at first ${site.origin}/bikes?utm_source=mail&utm_campaign=a%20b`,
  });
});

test("a visitor who is forgotten leaves nothing to the next one", async ({ site, widget, page }) => {
  await site.open({ settings: { prefill: { ...person, department: "Support", lock: ["name"] } } });
  await widget.open();
  await widget.fill({ Phone: "+49 30 901820" });
  await page.evaluate(() => (window as unknown as { Prechat(command: string): void }).Prechat("reset"));
  for (const label of ["Name", "Email", "Phone"]) await expect(widget.field(label)).toHaveValue("");
  await expect(widget.field("Name")).toBeEditable();
  await expect(widget.field("Department")).toHaveValue("dep-support");
});
