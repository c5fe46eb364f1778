import type { FrameLocator } from "@playwright/test";
import { expect, test } from "../../fixtures.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };
const KEYS = ["order", "seats", "since", "nick", "trap", "size", "zip"];

test.use({ serverOptions: { workspace: { customFields: KEYS.map((key) => ({ key, label: key })) } } });

/** A rule, an answer that breaks it, what is said, and one that fits. */
const RULES: [field: object, wrong: string, said: string, right: string][] = [
  [{ type: "text", pattern: "^[A-Z]{2}\\d+$" }, "x", "This doesn’t have the expected format.", "AB1"],
  [{ type: "text", pattern: "^\\d{4}$", patternMessage: "Four digits." }, "12345", "Four digits.", "1234"],
  [{ type: "text", minLength: 3 }, "ab", "Please enter at least 3 characters.", "abc"],
  [{ type: "text", maxLength: 3 }, "abcd", "Please shorten this to 3 characters.", "abc"],
  [{ type: "number", min: 2, max: 5000 }, "1", "Please enter 2 or more.", "2"],
  [{ type: "number", min: 2, max: 5000 }, "5,001", "Please enter 5,000 or less.", "5,000"],
  [{ type: "number" }, "a few", "Please enter a number.", "12.5"],
  [{ type: "date", min: "2024-01-15" }, "2024-01-14", "Please enter Jan 15, 2024 or more.", "2024-01-15"],
  [{ type: "date", max: "2024-01-15" }, "2024-01-16", "Please enter Jan 15, 2024 or less.", "2024-01-15"],
  [{ type: "url" }, "not an address", "Please enter a web address like https://example.com.", "example.com/x"],
  [{ type: "email" }, "a@b", "Please enter an email address like name@example.com.", "a@b.co"],
];

test("every rule is said at its field in so many words, and gone as soon as it is met", async ({ site, widget }) => {
  const customFields = RULES.map(([field], index) => ({ key: `f${index}`, label: `Field ${index}.`, ...field }));
  await site.open({ settings: { handoff: "room", customFields } });
  await widget.open();
  await widget.fill(ANSWERS);
  for (const [index, [, wrong]] of RULES.entries()) await widget.fill({ [`Field ${index}.`]: wrong });
  await widget.submit();
  for (const [index, [, , said]] of RULES.entries()) await widget.expectError(`Field ${index}.`, said);
  await expect(widget.field("Field 0.")).toBeFocused();
  for (const [index, [, , , right]] of RULES.entries()) {
    await widget.fill({ [`Field ${index}.`]: right });
    await widget.expectNoError(`Field ${index}.`);
  }
});

test("a pattern is held against what is sent, as the workspace does", async ({ site, widget, workspace }) => {
  const customFields = [{ key: "seats", label: "Seats", type: "number", pattern: "^\\d{4}$" }];
  await site.open({ settings: { handoff: "room", customFields } });
  await widget.open();
  await widget.fill({ ...ANSWERS, Seats: "1,234" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ livechatData: { seats: "1234" } }]);
});

test("bounds that are none are ignored, and told to the owner", async ({ site, widget, workspace, consoleGuard }) => {
  consoleGuard.expect(
    /customFields\.since\.min: "tomorrow" is not a date as YYYY-MM-DD and is ignored/,
    /customFields\.seats\.max: "many" is not a number and is ignored/,
  );
  await site.open({
    settings: {
      handoff: "room",
      customFields: [
        { key: "since", label: "Since", type: "date", min: "tomorrow" },
        { key: "seats", label: "Seats", type: "number", min: "2", max: "many" },
      ],
    },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, Since: "2024-02-29", Seats: "1" });
  await widget.submit();
  await widget.expectError("Seats", "Please enter 2 or more.");
  await widget.fill({ Seats: "1'200'000" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({ since: "2024-02-29", seats: "1200000" });
});

test("one of email and phone is enough", async ({ site, widget, workspace }) => {
  await site.open({
    settings: {
      handoff: "room",
      fields: { email: "optional", phone: "optional" },
      requireOneOf: ["email", "phone"],
      phone: { countries: ["DE"] },
    },
  });
  await widget.open();
  await widget.fill({ Name: "Ada" });
  await widget.submit();
  await widget.expectError("Email", "Please fill in at least one of these: Email or Phone.");
  await expect(widget.field("Email")).toBeFocused();
  await widget.fill({ Phone: "030 901820" });
  await widget.expectNoError("Email");
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()).toMatchObject([{ name: "Ada", phone: [{ phoneNumber: "+4930901820" }] }]);
});

test("a pattern is tested as the workspace does: anywhere in the answer", async ({ site, widget, workspace }) => {
  workspace.control.configure({
    licensed: true,
    customFields: [
      { key: "zip", label: "Postal code", regexp: "\\d{5}" },
      { key: "order", label: "Order number", regexp: "^#|order" },
    ],
  });
  await site.open({ settings: { handoff: "room" } });
  await widget.open();
  await widget.fill({ ...ANSWERS, "Postal code": "D-10115 Berlin", "Order number": "Order 7" });
  await widget.submit();
  await widget.expectError("Order number", "This doesn’t have the expected format.");
  await widget.expectNoError("Postal code");
  await widget.fill({ "Order number": "my order 7" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({ zip: "D-10115 Berlin", order: "my order 7" });
});

const EXPLOSIVE = "^(a+)+$";
const TRAP = `${"a".repeat(40)}!`;

for (const whose of ["the site", "the workspace"] as const) {
  test(`a pattern of ${whose} that takes for ever is a worker's to run, and given up with it`, async ({
    site,
    widget,
    workspace,
    consoleGuard,
  }) => {
    // What the test server would compute is as explosive as in the browser: the field is unknown to it.
    consoleGuard.allow(/Failed to load resource/, /the workspace did not store it/, /The step "custom-fields" failed/);
    workspace.control.fault({ path: "livechat/visitor", fault: { kind: "hang" } });
    workspace.control.configure(
      whose === "the workspace"
        ? { licensed: true, customFields: [{ key: "trap", label: "Trap", regexp: EXPLOSIVE }] }
        : { customFields: [] },
    );
    const customFields = [{ key: "trap", label: "Trap", type: "text", pattern: EXPLOSIVE }];
    await site.open({ settings: { handoff: "room", ...(whose === "the site" && { customFields }) } });
    await widget.open();
    await widget.fill({ ...ANSWERS, Trap: TRAP });
    await watchPatterns(widget.frame);
    await widget.submit();
    await expect(widget.button("Sending…")).toBeVisible();
    expect(await seenPatterns(widget.frame)).toEqual({ begun: 1, ended: 1, inThePanel: [] });
  });
}

/** What runs patterns from now on: workers, or the panel itself, which nobody could use meanwhile. */
interface SeenPatterns {
  begun: number;
  ended: number;
  /** The patterns that it ran on the trap. */
  inThePanel: string[];
}

function watchPatterns(frame: FrameLocator): Promise<void> {
  return frame.locator("body").evaluate((_body, trap) => {
    const seen: SeenPatterns = { begun: 0, ended: 0, inThePanel: [] };
    Object.assign(window, { seen });
    window.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        seen.begun += 1;
      }
      override terminate(): void {
        super.terminate();
        seen.ended += 1;
      }
    };
    const { exec } = RegExp.prototype;
    RegExp.prototype.exec = function (text) {
      if (text === trap && this.source.includes("a+")) seen.inThePanel.push(this.source);
      return exec.call(this, text);
    };
  }, TRAP);
}

function seenPatterns(frame: FrameLocator): Promise<SeenPatterns> {
  return frame.locator("body").evaluate(() => (window as unknown as { seen: SeenPatterns }).seen);
}
