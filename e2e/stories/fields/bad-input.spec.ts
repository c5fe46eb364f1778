import { expect, test } from "../../fixtures.ts";
import { bodiesOf, detailsOf } from "../main-way/calls.ts";

const settings = { handoff: "room", fields: { message: "optional" } };
const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };

for (const [what, typed] of [
  ["nothing", ""],
  ["only spaces", "   \u00a0\u2003 "],
]) {
  test(`${what} in a required field is no answer`, async ({ site, widget, workspace }) => {
    await site.open({ settings });
    await widget.open();
    await widget.fill({ ...ANSWERS, Name: typed ?? "" });
    await widget.submit();
    await widget.expectError("Name", "Please fill in “Name”.");
    await expect(widget.field("Name")).toBeFocused();
    expect(workspace.control.visitors()).toEqual([]);
  });
}

test("only spaces in an optional field are not sent", async ({ site, widget, workspace }) => {
  await site.open({ settings: { ...settings, customFields: [{ key: "notes", label: "Notes", type: "text" }] } });
  await widget.open();
  await widget.fill({ ...ANSWERS, "How can we help?": " \n ", Notes: "\u2003", Phone: "  " });
  await widget.submit();
  await widget.expectHandedOff();
  expect(detailsOf(workspace.control)).toEqual([
    { token: expect.anything(), name: "Ada Lind", email: "ada@example.com" },
  ]);
  expect(bodiesOf(workspace.control, "livechat/custom.fields")).toEqual([]);
  expect(workspace.control.messages()).toEqual([]);
});

for (const [what, typed, stored] of [
  ["control characters", "Ada\u0000\u0007\u001b Lind\u007f", "Ada Lind"],
  ["bidirectional text", "Ada (عادة) \u2067שבת\u2069 Lind", "Ada (عادة) \u2067שבת\u2069 Lind"],
] as const) {
  test(`a name with ${what} is stored as it was meant`, async ({ site, widget, workspace }) => {
    await site.open({ settings });
    await widget.open();
    await widget.fill({ ...ANSWERS, Name: typed });
    await widget.submit();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([{ name: stored }]);
  });
}

for (const typed of ["a@b"]) {
  test(`${JSON.stringify(typed)} is no email address`, async ({ site, widget, workspace }) => {
    await site.open({ settings });
    await widget.open();
    await widget.fill({ ...ANSWERS, Email: typed });
    await widget.submit();
    await widget.expectError("Email", "Please enter an email address like name@example.com.");
    expect(workspace.control.visitors()).toEqual([]);
  });
}

test('" A@B.CO " is a@b.co on the wire', async ({ site, widget, workspace }) => {
  await site.open({ settings });
  await widget.open();
  await widget.fill({ ...ANSWERS, Email: " A@B.CO " });
  await widget.submit();
  await widget.expectHandedOff();
  expect(detailsOf(workspace.control)).toMatchObject([{ email: "a@b.co" }]);
});

for (const [locale, typed, sent] of [
  ["de", "1.234,5", "1234.5"],
  ["ar", "١٬٢٣٤٫٥", "1234.5"],
] as const) {
  test(`${typed} in ${locale} is ${sent} on the wire`, async ({ site, widget, workspace }) => {
    const texts = { name: "Name", email: "Email", submit: "Start chat" };
    const customFields = [{ key: "sum", label: "Sum", type: "number" }];
    workspace.control.configure({ customFields: [{ key: "sum", label: "Sum" }] });
    await site.open({ settings: { handoff: "room", locale, texts, customFields } });
    await widget.open();
    await widget.fill({ ...ANSWERS, Sum: typed });
    await widget.submit();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([{ livechatData: { sum: sent } }]);
  });
}

test("a choice that is no longer offered is asked again", async ({ site, widget, workspace, page }) => {
  const topic = (options: string[]) => [{ key: "topic", label: "Topic", type: "select", options }];
  workspace.control.configure({ customFields: [{ key: "topic", label: "Topic" }] });
  // One site with the frame: what is kept there outlives a reload.
  await site.open({ host: "127.0.0.1", settings: { ...settings, customFields: topic(["Bikes", "Tyres"]) } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Topic: "Tyres" });
  await expect(widget.field("Topic")).toHaveValue("Tyres");
  // The site has changed by the time the visitor comes back.
  site.publish({ host: "127.0.0.1", settings: { ...settings, customFields: topic(["Bikes", "Bells"]) } });
  await page.reload();
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await widget.submit();
  await widget.expectError("Topic", "This choice is no longer offered. Please choose another.");
  await widget.fill({ Topic: "Bells" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ livechatData: { topic: "Bells" } }]);
});

test("a locale that doesn't exist falls back to the page's language", async ({ site, widget }) => {
  await site.open({ settings: { ...settings, locale: "xx-Nowhere" }, lang: "de" });
  await widget.open();
  await expect(widget.frame.locator("html")).toHaveAttribute("lang", "de");
});

for (const server of ["", "?server=chat.example.com"]) {
  test(`an iframe with ${server || "no server"} says so, and tells the owner what to do`, async ({
    site,
    statics,
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(/\[prechat\] server: .* is not the address of a workspace\. Set it to one like "https:/);
    await site.open({ script: "none", body: `<iframe title="Chat" src="${statics.frame}${server}"></iframe>` });
    await expect(page.frameLocator("iframe").getByText("This chat is not set up yet")).toBeVisible();
  });
}

test("a wrong parameter of an iframe's address is told to the owner, and the form works", async ({
  site,
  statics,
  workspace,
  widget,
  consoleGuard,
}) => {
  consoleGuard.expect(
    /\[prechat\] theme: "purple" is not one of "auto", "light", "dark" and is ignored/,
    /\[prechat\] color: "red"/,
  );
  const src = `${statics.frame}?theme=purple&color=red&server=${encodeURIComponent(workspace.url)}`;
  await site.open({ script: "none", body: `<iframe title="Chat" src="${src}"></iframe>` });
  const form = widget.direct();
  await form.fill(ANSWERS);
  await form.submit();
  await expect(form.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();
});
