import { expect, test } from "../../fixtures.ts";
import { holdBack } from "../../hold-back.ts";
import { servePinned } from "./serve-pinned.ts";

const CONFIG = "**/livechat/config*";

test.use({
  serverOptions: {
    workspace: {
      licensed: true,
      departments: [
        { _id: "dep-1", name: "Sales </script><b>" },
        { _id: "dep-2", name: "Repairs" },
      ],
      customFields: [{ key: "plan", label: "Plan", required: true }],
      theme: { title: "Talk to Fernweh", color: "#8a2f62" },
      messages: { registrationFormMessage: "We answer before lunch.", dataProcessingConsentText: "We keep it a year." },
      settings: { forceAcceptDataProcessingConsent: true },
    },
  },
});

test("a pinned frame shows the whole form before the workspace has answered, and nothing moves when it does", async ({
  site,
  widget,
  page,
  workspace,
}) => {
  const statics = await servePinned(workspace.url, site.origin);
  try {
    workspace.control.configure({
      customFields: [
        { key: "budget", label: "Budget" },
        { key: "plan", label: "Plan", required: true },
      ],
    });
    const release = await holdBack(page, CONFIG);
    const tag = `<script async src="${statics.origin}/prechat.js" data-server="${workspace.url}" data-handoff="room"></script>`;
    await site.open({ script: "none", body: tag });
    await widget.open();
    await expect(widget.frame.getByRole("heading", { name: "Talk to Fernweh" })).toBeVisible();
    await expect(widget.button("Start chat")).toHaveCSS("background-color", "rgb(138, 47, 98)");
    await expect(widget.frame.getByText("We keep it a year.")).toBeVisible();
    await widget.fill({ Name: "Ada Lind", Email: "ada@example.com", Department: "Sales </script><b>" });
    const places = async () => {
      const labels = ["Name", "Email", "Phone", "Department", "Plan"];
      return Promise.all(labels.map((label) => widget.field(label).boundingBox()));
    };
    const before = await places();
    expect(before).not.toContain(null);

    release();
    await expect(widget.field("Budget")).toBeVisible();
    expect(await places()).toEqual(before);
    await expect(widget.field("Name")).toHaveValue("Ada Lind");
    await widget.fill({ Plan: "Yearly" });
    await widget.button("I agree").click();
    await widget.submit();
    const { visitor } = await widget.expectHandedOff();
    expect(visitor.department).toBe("dep-1");
    expect(workspace.control.visitors()).toMatchObject([{ name: "Ada Lind", livechatData: { plan: "Yearly" } }]);
  } finally {
    await statics.close();
  }
});
