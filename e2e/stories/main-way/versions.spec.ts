import { expect, test } from "../../fixtures.ts";
import { answers, expectAnswersShown, expectEverythingOnce, settings, workspaceOptions } from "../faults/everything.ts";

/** Chromium's own line about a refused request, and what the owner is told of it. */
const REFUSED = [/Failed to load resource: the server responded with a status of 4/, /\[prechat\] The step "/];

const OTHERS = [
  { _id: "dep-support", name: "Support" },
  { _id: "dep-repairs", name: "Repairs" },
];

/** `docs/versions.md` says which these are, and `e2e/server/versions.ts` what differs between them. */
for (const serverMajor of [6, 7, 8] as const) {
  test.describe(`a workspace of version ${serverMajor}`, () => {
    // With the limits of that version, as every real workspace has them.
    test.use({ serverOptions: { limits: true, workspace: { ...workspaceOptions, serverMajor } } });

    test("has everything once, answers, recognises the visitor and leads into the open chat", async ({
      site,
      widget,
      workspace,
    }) => {
      await site.open({ settings });
      await widget.open();
      await widget.fill(answers);
      await widget.submit();
      const { room, customFields } = await widget.expectHandedOff();
      expectEverythingOnce(workspace);
      expect(room).toEqual({ id: workspace.control.rooms()[0]?._id, isNew: true });
      expect(customFields).toEqual({ saved: ["order", "size", "channel"], failed: [] });
      const asked = workspace.control.requests().filter(({ preflight }) => !preflight);
      expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 200));

      await site.open({ settings });
      await widget.open();
      await expect.poll(() => widget.events("handoff").length).toBe(2);
      expect(widget.events("handoff")[1]?.room).toEqual({ id: room?.id, isNew: false });
      expectEverythingOnce(workspace);
    });

    test("refuses one answer by its rule, and another that it doesn't know: the first is asked for again, and the others are stored", async ({
      site,
      widget,
      workspace,
      consoleGuard,
    }) => {
      consoleGuard.allow(...REFUSED);
      consoleGuard.expect(/\[prechat\] customFields\.frame: the workspace did not store it \(invalid-custom-field\)/);
      workspace.control.configure({
        customFields: workspaceOptions.customFields.map((field) =>
          field.key === "order" ? { ...field, regexp: "^FW-[0-9]+$" } : field,
        ),
      });
      const customFields = [...settings.customFields, { key: "frame", label: "Frame number", type: "text" }];
      await site.open({ settings: { ...settings, customFields } });
      await widget.open();
      await widget.fill({ ...answers, "Order number": "4711", "Frame number": "HO-17" });
      await widget.submit();
      await widget.expectError("Order number", "This answer was not accepted.");
      await widget.expectNoError("Frame size");
      expect(workspace.control.visitors()).toMatchObject([{ livechatData: { size: "54 cm" } }]);
      await widget.fill({ "Order number": answers["Order number"] });
      await widget.submit();
      const { saved, failed } = (await widget.expectHandedOff()).customFields;
      expect(saved.toSorted()).toEqual(["channel", "order", "size"]);
      expect(failed).toEqual([{ key: "frame", reason: "invalid-custom-field" }]);
      expectEverythingOnce(workspace);
    });

    test("has closed a department meanwhile, and then refuses the room: every word is kept, and sending again goes on", async ({
      site,
      widget,
      workspace,
      consoleGuard,
    }) => {
      consoleGuard.allow(...REFUSED);
      workspace.control.configure({ departments: [{ _id: "dep-sales", name: "Sales" }, ...OTHERS] });
      await site.open({ settings: { ...settings, fields: { ...settings.fields, department: "required" } } });
      await widget.open();
      await widget.fill({ ...answers, Department: "Sales" });
      workspace.control.configure({ departments: OTHERS, roomRefusal: "error-failed-to-start-conversation" });
      await widget.submit();
      await widget.expectError("Department", "This department is no longer available. Please choose another.");
      await widget.fill({ Department: "Repairs" });
      await widget.submit();
      await expect(widget.frame.getByRole("alert")).toBeVisible();
      await expectAnswersShown(widget);
      workspace.control.configure({ roomRefusal: null });
      await widget.submit("Try again");
      await widget.expectHandedOff();
      expectEverythingOnce(workspace);
      expect(workspace.control.visitors()).toMatchObject([{ department: "dep-repairs" }]);
    });

    test("has nobody online any more: a message for later", async ({ site, widget, workspace, consoleGuard }) => {
      consoleGuard.allow(...REFUSED);
      await site.open({ settings });
      await widget.open();
      await widget.fill(answers);
      workspace.control.configure({ online: false });
      await widget.submit();
      await expect(widget.field("Your message")).toHaveValue(answers["How can we help?"]);
      await widget.submit("Send");
      await expect(widget.frame.getByRole("heading", { name: "Message sent" })).toBeVisible();
      expect(workspace.control.offlineMessages()).toMatchObject([{ email: "ada@example.com" }]);
    });

    test("has too many requests: it is waited for, and everything is there once", async ({
      site,
      widget,
      workspace,
      consoleGuard,
    }) => {
      consoleGuard.allow(...REFUSED);
      await widget.page.clock.install();
      for (let colleague = 0; colleague < 10; colleague++) {
        await widget.page.request.post(`${workspace.url}/api/v1/livechat/custom.fields`, { data: {} });
      }
      await site.open({ settings });
      await widget.open();
      await widget.fill(answers);
      await widget.submit();
      await expect(widget.frame.getByRole("timer")).toHaveText(/^The chat is busy\. Sending again in \d+ seconds?\.$/);
      workspace.control.configure({ rateLimits: false });
      await widget.page.clock.fastForward(60_000);
      await widget.expectHandedOff();
      expectEverythingOnce(workspace);
    });
  });
}
