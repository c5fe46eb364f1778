import type { Page } from "@playwright/test";
import { expect, test, withMotion } from "../../fixtures.ts";
import type { Widget } from "../../widget.ts";

test.use(withMotion);

const settings = {
  handoff: "room",
  fields: { message: "optional" },
  customFields: [{ key: "notes", label: "Notes", type: "textarea" }],
};

test.use({ serverOptions: { workspace: { customFields: [{ key: "notes", label: "Notes" }] } } });

const ANSWERS: [string, string][] = [
  [
    "of 10,000 characters",
    "The chain slips. "
      .repeat(600)
      .slice(0, 10_000 - 1)
      .concat("!"),
  ],
  ["of 10,000 characters that take four bytes each", "🚲".repeat(5_000)],
  ["with emoji that are made of several", "👩🏽‍🔧 fixes 🏳️‍🌈 bikes, é and é"],
  ["from right to left", "שלום, השרשרת קופצת — مرحبا ‏(שבת)‏"],
  ["that is markup", '<script>window.hacked = true</script><img src="data:," onerror="window.hacked = true">'],
  ["in several lines, with what JSON and URLs escape", 'one\ntwo\t"three" \\ %20 & + ?=#'],
];

for (const [name, answer] of ANSWERS) {
  test(`an answer ${name} arrives as it was typed`, async ({ site, widget, workspace, page }) => {
    await site.open({ settings });
    await widget.open();
    await widget.fill({ Name: answer.slice(0, 60).replace(/\s+/g, " ").trim(), Email: "ada@example.com" });
    await widget.fill({ Notes: answer, "How can we help?": answer });
    await widget.submit();
    await widget.expectHandedOff();
    expect(workspace.control.visitors()).toMatchObject([
      { name: answer.slice(0, 60).replace(/\s+/g, " ").trim(), livechatData: { notes: answer } },
    ]);
    expect(workspace.control.messages().map(({ msg }) => msg)).toEqual([answer]);
    await expectNothingRan(page, widget);
  });
}

test("a message that is longer than the workspace takes is told before it is sent", async ({
  site,
  widget,
  workspace,
}) => {
  workspace.control.configure({ settings: { limitTextLength: 20 } });
  await site.open({ settings });
  await widget.open();
  await widget.fill({ Name: "Ada", Email: "ada@example.com", "How can we help?": "The chain slips since Monday." });
  await widget.submit();
  await widget.expectError("How can we help?", "Please shorten this to 20 characters.");
  expect(workspace.control.visitors()).toEqual([]);
  await widget.fill({ "How can we help?": "The chain slips." });
  await widget.submit();
  await widget.expectHandedOff();
});

const MARKUP = '<img src="data:," onerror="window.hacked = true"><script>window.hacked = true</script>';
/** Without the comma, at which the workspace splits options. */
const UNSPLIT = MARKUP.replace(",", "");

test("markup in every text that is not ours is shown as text", async ({ site, widget, workspace, page }) => {
  workspace.control.configure({
    licensed: true,
    theme: { title: `Title ${MARKUP}` },
    messages: {
      registrationFormMessage: `Greeting ${MARKUP} [a](javascript:window.hacked=true) [b](https://ok.example)`,
    },
    departments: [
      { _id: "dep-1", name: `Sales ${MARKUP}` },
      { _id: "dep-2", name: "Support" },
    ],
    customFields: [
      { key: "plan", label: `Plan ${MARKUP}`, type: "select", options: `Free ${UNSPLIT},Pro` },
      { key: "notes", label: "Notes", defaultValue: MARKUP },
      { key: "size", label: "Size" },
    ],
  });
  await site.open({
    settings: {
      handoff: "room",
      prefill: { name: MARKUP },
      customFields: [
        {
          key: "size",
          label: `Size ${MARKUP}`,
          type: "radio",
          options: [{ value: `L ${MARKUP}`, label: `Large ${MARKUP}` }, "Small"],
          help: `Help ${MARKUP}`,
        },
        { key: "unknown", label: `Unknown ${MARKUP}`, type: "text", placeholder: MARKUP, defaultValue: "x" },
      ],
    },
  });
  await widget.open();
  await expect(widget.frame.getByRole("heading", { level: 1 })).toHaveText(`Title ${MARKUP}`);
  await expect(widget.frame.getByText(`Greeting ${MARKUP} a b`)).toBeVisible();
  await expect(widget.frame.getByRole("link")).toHaveText(["b"]);
  await expect(widget.field("Department").locator("option")).toHaveText(["Choose…", `Sales ${MARKUP}`, "Support"]);
  await expect(widget.field("Name")).toHaveValue(MARKUP);
  await expect(widget.frame.getByText(`Help ${MARKUP}`)).toBeVisible();
  await widget.fill({
    Email: "ada@example.com",
    [`Plan ${MARKUP}`]: `Free ${UNSPLIT}`,
    [`Size ${MARKUP}`]: `Large ${MARKUP}`,
  });
  await expectNothingRan(page, widget);
});

test("markup in the name of an answer that was not saved is shown as text", async ({
  site,
  widget,
  page,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/, /the workspace did not store it/);
  const unknown = { key: MARKUP, label: `Unknown ${MARKUP}`, type: "text" };
  await site.open({ settings: { handoff: "room", customFields: [unknown] } });
  await widget.open();
  await widget.fill({ Name: "Ada", Email: "ada@example.com", [`Unknown ${MARKUP}`]: MARKUP });
  await widget.submit();
  await widget.expectHandedOff();
  await expect(widget.frame.getByText(`These answers could not be saved: Unknown ${MARKUP}.`)).toBeVisible();
  await expectNothingRan(page, widget);
});

/**
 * No element came of it, whether or not the frame's own policy would have let it run. Ends with the proof that it runs
 * where it is taken for markup: on the page, which has no policy.
 */
async function expectNothingRan(page: Page, widget: Widget): Promise<void> {
  const body = widget.frame.locator("body");
  await expect(body.locator("img, script")).toHaveCount(0);
  expect(await body.evaluate(() => "hacked" in window)).toBe(false);
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  await page.evaluate((markup) => document.body.insertAdjacentHTML("beforeend", markup), MARKUP);
  await expect.poll(() => page.evaluate(() => "hacked" in window)).toBe(true);
}
