import { expect, test } from "../../fixtures.ts";
import type { FaultRule } from "../../server/index.ts";
import { callsTo, pathsOf } from "./calls.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com", "Order number": "17", "How can we help?": "Hello" };
const settings = {
  handoff: "room",
  fields: { message: "optional" },
  customFields: [{ key: "order", label: "Order number", type: "text" }],
};
const QUEUED = { name: "You’re in the queue" };

test.use({ serverOptions: { workspace: { customFields: [{ key: "order", label: "Order" }] } } });

/** One answer of this body, in the place of the server's own. */
function answerWith(path: string, body: unknown, status = 200): FaultRule {
  return { path, fault: { kind: "status", status, body, contentType: "application/json" } };
}

const CONFIG = {
  settings: { registrationForm: "true", nameFieldRegistrationForm: "true", emailFieldRegistrationForm: "true" },
  departments: [{ _id: "dep-sales", name: "Sales", showOnRegistration: "true" }],
};

test.describe("a reply in another shape that is known", () => {
  const shapes: [string, FaultRule[]][] = [
    [
      "booleans as texts, and absent parts, in the configuration",
      [answerWith("livechat/config", { success: "true", config: { enabled: "true", online: "true", ...CONFIG } })],
    ],
    [
      "null for what is empty in the configuration",
      [
        answerWith("livechat/config", {
          success: true,
          config: {
            enabled: true,
            online: true,
            ...CONFIG,
            departments: null,
            customFields: null,
            guest: null,
            room: null,
          },
        }),
      ],
    ],
    [
      "the documented visitor",
      [
        answerWith("livechat/visitor", {
          success: "true",
          visitor: { _id: "v1", username: "guest-9", name: "Ada Lind", phone: null, visitorEmails: null, token: "t" },
        }),
        answerWith("livechat/custom.fields", { success: "true", fields: [] }),
        answerWith("livechat/room", { success: "true", room: { _id: "r1" }, newRoom: "true" }),
        answerWith("livechat/message", { success: "true", message: { _id: "m1" } }),
      ],
    ],
    [
      "custom fields named with a small key",
      [
        answerWith("livechat/custom.fields", {
          success: "true",
          fields: [{ key: "order", value: "17", overwrite: "true" }],
        }),
      ],
    ],
    [
      "a refusal in brackets, after which one by one works",
      [answerWith("livechat/custom.fields", { success: false, error: "No [invalid-custom-field]" }, 400)],
    ],
  ];
  for (const [name, faults] of shapes) {
    test(name, async ({ site, widget, workspace, consoleGuard }) => {
      consoleGuard.allow(/status of 400/);
      workspace.control.fault(...faults);
      await site.open({ settings });
      await widget.open();
      await widget.fill(ANSWERS);
      await widget.submit();
      const { customFields, room } = await widget.expectHandedOff();
      expect(customFields).toEqual({ saved: ["order"], failed: [] });
      expect(room?.isNew).toBe(true);
      expect(workspace.control.faults()).toEqual([]);
    });
  }

  test("the bare room", async ({ site, widget, workspace }) => {
    workspace.control.configure({ roomAnswer: "bare" });
    await site.open({ settings });
    await widget.open();
    await widget.fill(ANSWERS);
    await widget.submit();
    const { room } = await widget.expectHandedOff();
    expect(room?.id).toBe(workspace.control.rooms()[0]?._id);
    expect(workspace.control.messages()).toMatchObject([{ msg: "Hello", rid: room?.id }]);
  });
});

test.describe("a reply in no known shape is shown as a failure, and trying again goes on from there", () => {
  const replies: [string, string, unknown][] = [
    ["visitor", "livechat/visitor", { success: true, visitor: "guest-1" }],
    ["custom-fields", "livechat/custom.fields", { login: "https://portal.example" }],
    ["room", "livechat/room", { success: true, newRoom: true }],
    ["message", "livechat/message", {}],
  ];
  for (const [step, path, body] of replies) {
    test(`${path}: ${JSON.stringify(body)}`, async ({ site, widget, workspace, consoleGuard }) => {
      consoleGuard.expect(new RegExp(`\\[prechat\\] The step "${step}" failed \\(unexpected\\)`));
      workspace.control.fault(answerWith(path, body));
      await site.open({ settings });
      await widget.open();
      await widget.fill(ANSWERS);
      await widget.submit();
      await expect(widget.frame.getByRole("alert")).toHaveText(/Something went wrong on our side/);
      expect(await widget.expectEvent("error")).toEqual({ step, reason: "unexpected" });
      await expect(widget.field("Order number")).toHaveValue("17");

      await widget.submit("Try again");
      await widget.expectHandedOff();
      expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind", livechatData: { order: "17" } }]);
      expect(workspace.control.rooms()).toHaveLength(1);
      expect(workspace.control.messages()).toMatchObject([{ msg: "Hello" }]);
    });
  }

  test("livechat/config without a configuration", async ({ site, widget, workspace, consoleGuard }) => {
    consoleGuard.expect(/\[prechat\] The step "config" failed \(unexpected\)/);
    workspace.control.fault(answerWith("livechat/config", { success: true, config: null }));
    await site.open({ settings });
    await widget.open();
    await expect(widget.frame.getByRole("alert")).toHaveText(/Something went wrong on our side/);
    await widget.submit("Try again");
    await expect(widget.field("Name")).toBeVisible();
    expect(pathsOf(workspace.control)).toEqual(["GET livechat/config", "GET livechat/config"]);
  });
});

test("a configuration that can't be had is a failure with a way on, and nothing is asked before", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/);
  consoleGuard.expect(/\[prechat\] The step "config" failed \(unavailable\).*The answer came from/);
  workspace.control.fault({ path: "livechat/config", times: 50, fault: { kind: "html", status: 502 } });
  await site.open({ settings });
  await widget.open();
  await expect(widget.frame.getByRole("alert")).toHaveText(/can’t be reached right now/);
  await expect(widget.frame.getByRole("textbox")).toHaveCount(0);
  expect(await widget.expectEvent("error")).toEqual({ step: "config", reason: "unavailable" });

  workspace.control.clearFaults();
  await widget.submit("Try again");
  await widget.fill(ANSWERS);
  await widget.submit();
  await widget.expectHandedOff();
});

test("a configuration that fails for a moment is asked again without a word", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.allow(/Failed to load resource/);
  workspace.control.fault({ path: "livechat/config", fault: { kind: "html", status: 503 } });
  await site.open({ settings });
  await widget.open();
  await expect(widget.field("Name")).toBeVisible();
  expect(widget.events("error")).toEqual([]);
  expect(callsTo(workspace.control).map(({ status }) => status)).toEqual([503, 200]);
});

const REFUSALS: [string, number, unknown][] = [
  ["the code alone", 400, { success: false, error: "error-unheard-of" }],
  ["success that is none", 200, { success: false, error: "error-unheard-of" }],
];
for (const [name, status, body] of REFUSALS) {
  test(`a refused registration is told, with ${name}`, async ({ site, widget, workspace, consoleGuard }) => {
    consoleGuard.allow(/Failed to load resource/);
    consoleGuard.expect(/\[prechat\] The step "visitor" failed \(rejected/);
    workspace.control.fault(answerWith("livechat/visitor", body, status));
    await site.open({ settings });
    await widget.open();
    await widget.fill(ANSWERS);
    await widget.submit();
    await expect(widget.frame.getByRole("alert")).toHaveText(/The chat did not accept this/);
    expect(await widget.expectEvent("error")).toEqual({ step: "visitor", reason: "rejected" });
    await expect(widget.field("How can we help?")).toHaveValue("Hello");
    await widget.submit("Try again");
    await expect(widget.frame.getByRole("heading", QUEUED)).toBeVisible();
  });
}
