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

/** What a visitor does not notice. */
const LONGEST_PAUSE_MS = 100;
const EXPLOSIVE = "^(a+)+$";
const TRAP = `${"a".repeat(40)}!`;
/** Fits the same answer, at once. */
const HARMLESS = "^a+!$";

for (const whose of ["the site", "the workspace"] as const) {
  test(`a pattern of ${whose} that takes for ever does not freeze the panel`, async ({
    site,
    widget,
    workspace,
    consoleGuard,
  }) => {
    // What the test server would compute is as explosive as in the browser: the field is unknown to it.
    consoleGuard.allow(/Failed to load resource/, /the workspace did not store it/, /The step "custom-fields" failed/);
    // Held back, so that the workspace's own test of the answer is not what is measured.
    workspace.control.fault({ path: "livechat/visitor", times: 6, fault: { kind: "hang" } });
    const longestPauseMs = async (pattern: string) => {
      workspace.control.configure(
        whose === "the workspace"
          ? { licensed: true, customFields: [{ key: "trap", label: "Trap", regexp: pattern }] }
          : { customFields: [] },
      );
      const customFields = [{ key: "trap", label: "Trap", type: "text", pattern }];
      await site.open({
        settings: { handoff: "room", storage: "none", ...(whose === "the site" && { customFields }) },
      });
      await widget.open();
      await widget.fill({ ...ANSWERS, Trap: TRAP });
      await watchFrames(widget.frame);
      await widget.submit();
      await expect(widget.button("Sending…")).toBeVisible();
      await expect.poll(async () => (await pausesMs(widget.frame)).frames).toBeGreaterThan(3);
      return (await pausesMs(widget.frame)).longestMs;
    };
    // A busy machine adds to a pause and takes nothing from it: what counts is the shortest of some visits. Where any
    // submission pauses as long, a pattern that is decided at once tells how much of it is the machine's.
    const explosive: number[] = [];
    const harmless: number[] = [];
    const allowedMs = () => Math.max(LONGEST_PAUSE_MS, Math.min(...harmless) + LONGEST_PAUSE_MS / 2);
    // Six visits at most: each leaves a connection hanging, and a browser opens no more.
    do {
      harmless.push(await longestPauseMs(HARMLESS));
      explosive.push(await longestPauseMs(EXPLOSIVE));
    } while (Math.min(...explosive) >= allowedMs() && explosive.length < 3);
    expect(Math.min(...explosive)).toBeLessThan(allowedMs());
  });
}

/** Notes the longest time between two frames of the panel from now on. */
function watchFrames(frame: FrameLocator): Promise<void> {
  return frame.locator("body").evaluate(() => {
    const pauses = { frames: 0, longestMs: 0 };
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      pauses.frames += 1;
      pauses.longestMs = Math.max(pauses.longestMs, now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, { pauses });
  });
}

function pausesMs(frame: FrameLocator): Promise<{ frames: number; longestMs: number }> {
  return frame
    .locator("body")
    .evaluate(() => (window as unknown as { pauses: { frames: number; longestMs: number } }).pauses);
}
