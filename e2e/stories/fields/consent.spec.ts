import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";
import type { Widget } from "../../widget.ts";
import { pathsOf } from "../main-way/calls.ts";
import { tokenOnSite } from "../main-way/known-visitor.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };
const TEXT = "We store what you write for a year. Read [how](https://shop.example/privacy) <b>first</b>.";
/** On the static host's own site: as a third party the frame would have no storage, and would ask on each visit. */
const FIRST_PARTY = { host: "127.0.0.1" };
const DONE = { name: "You’re in the queue" };

const forced = (text: string) => ({
  settings: { forceAcceptDataProcessingConsent: true },
  messages: { dataProcessingConsentText: text },
});

/** Everything that either party keeps in the browser, as one text. */
async function kept(page: Page, widget: Widget): Promise<string> {
  const read = () => JSON.stringify([{ ...localStorage }, document.cookie]);
  return (await page.evaluate(read)) + (await widget.frame.locator("body").evaluate(read));
}

test("nothing personal leaves the frame, and no token exists, before the visitor agrees", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  workspace.control.configure(forced(TEXT));
  await site.open({ ...FIRST_PARTY, settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Department: "Support" });
  await expect(widget.frame.getByRole("link", { name: "how" })).toHaveAttribute("href", "https://shop.example/privacy");
  await expect(widget.frame.getByText("for a year. Read how <b>first</b>.")).toBeVisible();
  await widget.submit();

  const agree = widget.button("I agree");
  await expect(agree).toBeFocused();
  await expect(agree).toHaveAccessibleDescription(/We need your agreement before we can send this\.$/);
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config"]);
  for (const { body, query } of workspace.control.requests()) {
    expect(JSON.stringify([body, query])).not.toMatch(/ada/i);
    expect(query).not.toHaveProperty("token");
  }
  expect(await tokenOnSite(page, workspace)).toBeNull();
  expect(await kept(page, widget)).not.toMatch(/ada|token/i);
  expect(widget.events("submit")).toEqual([]);

  await agree.click();
  await expect(agree).toHaveAttribute("aria-pressed", "true");
  await expect(agree).not.toHaveAccessibleDescription(/We need your agreement/);
  await widget.submit();
  await widget.expectHandedOff();
  expect(await tokenOnSite(page, workspace)).toEqual(expect.any(String));
});

test("what is missing and what is not agreed to are said together", async ({ site, widget, workspace }) => {
  workspace.control.configure(forced(TEXT));
  await site.open();
  await widget.open();
  await widget.submit();
  await expect(widget.field("Name")).toBeFocused();
  await expect(widget.frame.getByText("We need your agreement before we can send this.")).toBeVisible();
});

test("the record is kept, and the workspace's text is shown again only when it changes", async ({
  site,
  widget,
  workspace,
  page,
}) => {
  workspace.control.configure(forced(TEXT));
  await site.open({ ...FIRST_PARTY, settings: { handoff: "room" } });
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.button("I agree").click();
  const record = await widget.frame
    .locator("body")
    .evaluate(
      (_, key) => JSON.parse(localStorage.getItem(key) ?? "null") as unknown,
      `prechat:consent:${new URL(page.url()).origin} ${workspace.url}`,
    );
  expect(record).toEqual({
    version: expect.stringMatching(/^\d+-\w+$/),
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    locale: "en",
  });

  await page.reload();
  await widget.open();
  await expect(widget.field("Name")).toHaveValue("Ada Lind");
  await expect(widget.button("I agree")).toHaveCount(0);

  workspace.control.configure(forced(`${TEXT} And our partners do.`));
  await page.reload();
  await widget.open();
  await expect(widget.button("I agree")).toBeVisible();
  await widget.submit();
  await expect(widget.button("I agree")).toBeFocused();
});

test("the site asks for itself, and stores the record in a custom field", async ({ site, widget, workspace, page }) => {
  workspace.control.configure({ customFields: [{ key: "agreement", label: "Agreement" }] });
  const settings = (version: string, text = TEXT) => ({
    ...FIRST_PARTY,
    settings: { handoff: "room", consent: { text, version, required: true, field: "agreement" } },
  });
  await site.open(settings("2026-11"));
  await widget.open();
  await widget.button("I agree").click();
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData?.agreement).toMatch(/^2026-11; \d{4}-.*Z; en$/);

  for (const room of workspace.control.rooms()) workspace.control.agentClose(room._id);
  await site.open(settings("2026-11", "The same, in other words."));
  await widget.open();
  await expect(widget.button("Start chat")).toBeVisible();
  await expect(widget.button("I agree")).toHaveCount(0);
  await site.open(settings("2027-01"));
  await widget.open();
  await expect(widget.button("I agree")).toBeVisible();
  await page.evaluate(
    (settings) => (window as unknown as { Prechat(...given: unknown[]): void }).Prechat("set", settings),
    settings("2026-11").settings,
  );
  await expect(widget.button("I agree")).toHaveCount(0);
});

test("an agreement that is not required may be left out", async ({ site, widget, workspace }) => {
  workspace.control.configure({ customFields: [{ key: "agreement", label: "Agreement" }] });
  await site.open({
    settings: { handoff: "room", consent: { text: TEXT, version: "1", required: false, field: "agreement" } },
  });
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toBeUndefined();
});

test("what the workspace forces the site can't make optional", async ({ site, widget, workspace }) => {
  workspace.control.configure(forced(TEXT));
  await site.open({ settings: { handoff: "room", consent: { text: "Ours.", version: "1", required: false } } });
  await widget.open();
  await widget.fill(ANSWERS);
  await widget.submit();
  await expect(widget.button("I agree")).toBeFocused();
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config"]);
});

for (const [what, consent, shown] of [
  ["a version that is a number", { text: TEXT, version: 2 }, "We store what you write for a year."],
  ["no text", { required: true }, "To answer you we need to store what you tell us."],
] as const) {
  test(`consent with ${what} is asked for before anything is sent`, async ({ site, widget, workspace }) => {
    await site.open({ settings: { handoff: "room", consent } });
    await widget.open();
    await expect(widget.frame.getByText(shown)).toBeVisible();
    await widget.fill(ANSWERS);
    await widget.submit();
    await expect(widget.button("I agree")).toBeFocused();
    expect(pathsOf(workspace.control)).toEqual(["GET livechat/config"]);
    await widget.button("I agree").click();
    await widget.submit();
    await widget.expectHandedOff();
  });
}

test("who is asked nothing else is asked for the agreement once", async ({ site, widget, workspace }) => {
  workspace.control.configure({ settings: { registrationForm: false, forceAcceptDataProcessingConsent: true } });
  await site.open({ ...FIRST_PARTY, settings: { handoff: "room" } });
  await widget.open();
  await expect(widget.frame.getByText("To answer you we need to store what you tell us.")).toBeVisible();
  expect(workspace.control.visitors()).toEqual([]);
  await widget.button("I agree").click();
  await widget.submit();
  await expect(widget.frame.getByRole("heading", DONE)).toBeVisible();

  for (const room of workspace.control.rooms()) workspace.control.agentClose(room._id);
  // In another language our own text is still the one that was agreed to.
  await site.open({ ...FIRST_PARTY, settings: { handoff: "room", locale: "de" } });
  await widget.open();
  await expect.poll(() => workspace.control.rooms().length).toBe(2);
});

test("a message for later waits for the agreement too", async ({ site, widget, workspace }) => {
  workspace.control.configure({ online: false, ...forced(TEXT) });
  await site.open();
  await widget.open();
  await widget.fill({ ...ANSWERS, "Your message": "The chain slips." });
  await widget.submit("Send");
  await expect(widget.button("I agree")).toBeFocused();
  expect(workspace.control.offlineMessages()).toEqual([]);
  await widget.button("I agree").click();
  await widget.submit("Send");
  await expect(widget.frame.getByText("Thank you. We will answer by email.")).toBeVisible();
  expect(workspace.control.offlineMessages()).toHaveLength(1);
});

test("forgetting the visitor forgets the agreement", async ({ site, widget, workspace, page }) => {
  workspace.control.configure(forced(TEXT));
  await site.open(FIRST_PARTY);
  await widget.open();
  await widget.button("I agree").click();
  await page.evaluate(() => (window as unknown as { Prechat(command: string): void }).Prechat("reset"));
  await expect(widget.button("I agree")).toHaveAttribute("aria-pressed", "false");
  await page.reload();
  await widget.open();
  await expect(widget.button("I agree")).toBeVisible();
});
