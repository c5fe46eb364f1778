import { expect, test } from "../../fixtures.ts";
import { bodiesOf, pathsOf } from "./calls.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };
/** Chromium's own line about a refused request. */
const BROWSERS_LINE = /Failed to load resource: the server responded with a status of 400/;

test.describe("an answer that a rule of the workspace refuses", () => {
  test.use({
    serverOptions: {
      workspace: {
        customFields: [
          { key: "order", label: "Order", regexp: "^[0-9]+$" },
          { key: "topic", label: "Topic" },
          { key: "plan", label: "Plan", scope: "room", regexp: "^(free|pro)$" },
        ],
      },
    },
  });

  const settings = {
    handoff: "room",
    customFields: [
      { key: "topic", label: "Topic", type: "text" },
      { key: "order", label: "Order number", type: "text" },
    ],
  };

  test("is asked again with the focus on it, and the others are saved", async ({
    site,
    widget,
    workspace,
    consoleGuard,
  }) => {
    consoleGuard.allow(BROWSERS_LINE);
    consoleGuard.expect(/\[prechat\] The step "custom-fields" failed \(rejected\).*"order"/);
    await site.open({ settings });
    await widget.open();
    await widget.fill({ ...ANSWERS, Topic: "Gears", "Order number": "A-17" });
    await widget.submit();

    await widget.expectError("Order number", "This answer was not accepted.");
    await expect(widget.field("Order number")).toBeFocused();
    await widget.expectNoError("Topic");
    expect(await widget.expectEvent("error")).toEqual({ step: "custom-fields", reason: "rejected", field: "order" });
    expect(workspace.control.visitors()).toMatchObject([{ livechatData: { topic: "Gears" } }]);
    expect(workspace.control.rooms()).toEqual([]);
    expect(pathsOf(workspace.control)).toEqual([
      "GET livechat/config",
      "POST livechat/visitor",
      "POST livechat/visitor",
      "POST livechat/custom.fields",
      "POST livechat/custom.field",
      "POST livechat/custom.field",
    ]);

    workspace.control.clearRequests();
    await widget.fill({ "Order number": "17" });
    await widget.expectNoError("Order number");
    await widget.submit();
    const { customFields } = await widget.expectHandedOff();
    expect(customFields).toEqual({ saved: ["topic", "order"], failed: [] });
    expect(workspace.control.visitors()).toMatchObject([{ livechatData: { topic: "Gears", order: "17" } }]);
    expect(pathsOf(workspace.control)).toEqual(["POST livechat/custom.fields", "GET livechat/room"]);
    expect(bodiesOf(workspace.control, "livechat/custom.fields")).toMatchObject([
      { customFields: [{ key: "order", value: "17", overwrite: true }] },
    ]);
  });

  test("is left out when the visitor sends it unchanged", async ({ site, widget, workspace, consoleGuard }) => {
    consoleGuard.allow(BROWSERS_LINE, /The step "custom-fields" failed/);
    consoleGuard.expect(/\[prechat\] customFields\.order: the workspace did not store it \(invalid-value\)/);
    await site.open({ settings });
    await widget.open();
    await widget.fill({ ...ANSWERS, Topic: "Gears", "Order number": "A-17" });
    await widget.submit();
    await widget.expectError("Order number", "send again to go on without it");
    await widget.submit();

    const { customFields } = await widget.expectHandedOff();
    expect(customFields).toEqual({ saved: ["topic"], failed: [{ key: "order", reason: "invalid-value" }] });
    await expect(widget.frame.getByText("These answers could not be saved: Order number.")).toBeVisible();
    expect(workspace.control.visitors()[0]?.livechatData).toEqual({ topic: "Gears" });
    expect(workspace.control.rooms()).toHaveLength(1);
  });

  test("says what the site has to say about it", async ({ site, widget, consoleGuard }) => {
    consoleGuard.allow(BROWSERS_LINE, /The step "custom-fields" failed/);
    const order = { key: "order", label: "Order number", type: "text", patternMessage: "Digits only, please." };
    await site.open({ settings: { handoff: "room", customFields: [order] } });
    await widget.open();
    await widget.fill({ ...ANSWERS, "Order number": "A-17" });
    await widget.submit();
    await widget.expectError("Order number", "Digits only, please.");
  });

  test("is asked again for a field of the room too, which is open by then", async ({
    site,
    widget,
    workspace,
    consoleGuard,
  }) => {
    consoleGuard.allow(BROWSERS_LINE, /The step "custom-fields" failed/);
    const plan = { key: "plan", label: "Plan", type: "text", scope: "room" };
    await site.open({ settings: { handoff: "room", customFields: [plan] } });
    await widget.open();
    await widget.fill({ ...ANSWERS, Plan: "gold" });
    await widget.submit();
    await widget.expectError("Plan", "This answer was not accepted.");
    await widget.fill({ Plan: "pro" });
    await widget.submit();

    const { customFields } = await widget.expectHandedOff();
    expect(customFields).toEqual({ saved: ["plan"], failed: [] });
    expect(workspace.control.rooms()).toMatchObject([{ livechatData: { plan: "pro" } }]);
    expect(pathsOf(workspace.control).filter((path) => path === "GET livechat/room")).toHaveLength(1);
  });
});

test("a field that the workspace doesn't know stops nobody: visitor and owner are told", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(BROWSERS_LINE);
  consoleGuard.expect(/\[prechat\] customFields\.colour: the workspace did not store it \(invalid-custom-field\)/);
  workspace.control.configure({ customFields: [{ key: "order", label: "Order" }] });
  await site.open({
    settings: {
      handoff: "room",
      customFields: [
        { key: "colour", label: "Colour", type: "text" },
        { key: "order", label: "Order number", type: "text" },
      ],
    },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, Colour: "Green", "Order number": "17" });
  await widget.submit();

  const { customFields, room } = await widget.expectHandedOff();
  expect(customFields).toEqual({ saved: ["order"], failed: [{ key: "colour", reason: "invalid-custom-field" }] });
  expect(room).toEqual({ id: workspace.control.rooms()[0]?._id, isNew: true });
  await expect(widget.frame.getByText("These answers could not be saved: Colour.")).toBeVisible();
  expect(workspace.control.visitors()).toMatchObject([{ livechatData: { order: "17" } }]);
});

test("a field of the room is stored on the room, after it was opened", async ({ site, widget, workspace }) => {
  workspace.control.configure({
    customFields: [
      { key: "order", label: "Order" },
      { key: "channel", label: "Channel", scope: "room" },
    ],
  });
  await site.open({
    settings: {
      handoff: "room",
      customFields: [
        { key: "channel", label: "Channel", type: "select", options: ["Phone", "Web"], scope: "room" },
        { key: "order", label: "Order number", type: "text" },
      ],
    },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, Channel: "Web", "Order number": "17" });
  await widget.submit();

  expect((await widget.expectHandedOff()).customFields.saved).toEqual(["order", "channel"]);
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({ order: "17" });
  expect(workspace.control.rooms()[0]?.livechatData).toEqual({ channel: "Web" });
  expect(pathsOf(workspace.control).slice(3)).toEqual([
    "POST livechat/custom.fields",
    "GET livechat/room",
    "POST livechat/custom.fields",
  ]);
});

test("without custom fields, or without an answer to one, none are sent", async ({ site, widget, workspace }) => {
  for (const customFields of [[], [{ key: "order", label: "Order number", type: "text" }]]) {
    workspace.control.reset();
    await site.open({ settings: { handoff: "room", storage: "none", customFields } });
    await widget.open();
    await widget.fill(ANSWERS);
    await widget.submit();
    await expect(widget.frame.getByRole("heading", { name: "You’re in the queue" })).toBeVisible();
    expect(pathsOf(workspace.control)).toEqual([
      "GET livechat/config",
      "POST livechat/visitor",
      "POST livechat/visitor",
      "GET livechat/room",
    ]);
  }
});

const OF_THE_SERVER = [
  { key: "order", label: "Order number", required: true, regexp: "^[0-9]{4}$" },
  { key: "plan", label: "Plan", type: "select" as const, options: "Free, Pro", required: true },
  { key: "country", label: "Country", defaultValue: "Norway" },
  { key: "secret", label: "Secret", visibility: "hidden" as const },
  { key: "private", label: "Private", public: false },
  { key: "channel", label: "Channel", scope: "room" as const },
];

test("a licensed workspace's own fields are asked, checked and stored", async ({ site, widget, workspace }) => {
  workspace.control.configure({ licensed: true, customFields: OF_THE_SERVER });
  await site.open({ attributes: { "data-handoff": "room" } });
  await widget.open();
  await expect(widget.field("Country")).toHaveValue("Norway");
  await expect(widget.field("Plan").locator("option")).toHaveText(["Choose…", "Free", "Pro"]);
  for (const label of ["Secret", "Private", "Channel"]) await expect(widget.field(label)).toHaveCount(0);

  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectError("Order number", "Please fill in “Order number”.");
  await widget.expectError("Plan", "Please choose an option for “Plan”.");
  await widget.expectNoError("Country");
  await widget.fill({ "Order number": "17", Plan: "Pro" });
  await widget.submit();
  await widget.expectError("Order number", "This doesn’t have the expected format.");
  await expect(widget.field("Order number")).toBeFocused();
  expect(pathsOf(workspace.control)).toEqual(["GET livechat/config"]);

  await widget.fill({ "Order number": "2042" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({ order: "2042", plan: " Pro", country: "Norway" });
});

test("an unlicensed workspace doesn't name its fields: only the site's are asked", async ({
  site,
  widget,
  workspace,
}) => {
  workspace.control.configure({ licensed: false, customFields: OF_THE_SERVER });
  const plan = { key: "plan", label: "Your plan", type: "radio", options: ["Free", "Pro"] };
  await site.open({ settings: { handoff: "room", customFields: [plan] } });
  await widget.open();
  await widget.fill({ ...ANSWERS, "Your plan": "Free" });
  await expect(widget.field("Order number")).toHaveCount(0);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({ plan: "Free" });
});

test("for a field that both know the site wins, and what only one knows is kept", async ({
  site,
  widget,
  workspace,
}) => {
  workspace.control.configure({
    licensed: true,
    customFields: [...OF_THE_SERVER, { key: "notes", label: "Notes" }],
  });
  await site.open({
    settings: {
      handoff: "room",
      customFields: [
        { key: "order", label: "Your order", type: "text", required: false },
        { key: "plan", label: "Plan", type: "radio" },
        { key: "notes", label: "Notes for us", type: "textarea", required: true },
      ],
    },
  });
  await widget.open();
  await expect(widget.field("Order number")).toHaveCount(0);
  await expect(widget.field("Country")).toHaveValue("Norway");
  await expect(widget.group("Plan").getByRole("radio")).toHaveCount(2);
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectError("Notes for us", "Please fill in “Notes for us”.");
  await widget.expectNoError("Your order");
  await widget.fill({ Plan: "Pro", "Notes for us": "Two\nlines", "Your order": "17" });
  await widget.submit();
  // The rule that only the workspace gave still holds for the site's field.
  await widget.expectError("Your order", "This doesn’t have the expected format.");
  await widget.fill({ "Your order": "" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({
    plan: " Pro",
    notes: "Two\nlines",
    country: "Norway",
  });
});
