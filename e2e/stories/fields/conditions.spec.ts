import { expect, test } from "../../fixtures.ts";

const ANSWERS = { Name: "Ada Lind", Email: "ada@example.com" };
const KEYS = ["topic", "order", "reason", "detail", "serial", "ring"];

test.use({ serverOptions: { workspace: { customFields: KEYS.map((key) => ({ key, label: key })) } } });

const topic = { key: "topic", label: "Topic", type: "select", options: ["Order", "Return", "Other"] };

test("a field that is not shown is neither required nor sent, and its answer comes back", async ({
  site,
  widget,
  workspace,
}) => {
  await site.open({
    settings: {
      handoff: "room",
      customFields: [
        topic,
        {
          key: "order",
          label: "Order number",
          type: "text",
          required: true,
          visibleWhen: { field: "topic", equals: "Order" },
        },
        { key: "reason", label: "Reason", type: "text", visibleWhen: { field: "topic", in: ["Order", "Return"] } },
        { key: "detail", label: "Detail", type: "text", visibleWhen: { field: "reason", filled: true } },
      ],
    },
  });
  await widget.open();
  await widget.fill(ANSWERS);
  for (const label of ["Order number", "Reason", "Detail"]) await expect(widget.field(label)).toHaveCount(0);

  await widget.fill({ Topic: "Order", Reason: "Too small", Detail: "By a lot" });
  await widget.submit();
  await widget.expectError("Order number", "Please fill in “Order number”.");
  await widget.fill({ "Order number": "17" });
  await widget.fill({ Topic: "Other" });
  for (const label of ["Order number", "Reason", "Detail"]) await expect(widget.field(label)).toHaveCount(0);

  await widget.fill({ Topic: "Return" });
  await expect(widget.field("Reason")).toHaveValue("Too small");
  await expect(widget.field("Detail")).toHaveValue("By a lot");
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({
    topic: "Return",
    reason: "Too small",
    detail: "By a lot",
  });
});

test("each department has its own questions, by its id or its name", async ({ site, widget, workspace }) => {
  await site.open({
    settings: {
      handoff: "room",
      customFields: [
        { key: "order", label: "Order number", type: "text", required: true, departments: ["Sales"] },
        { key: "serial", label: "Serial number", type: "text", required: true, departments: ["dep-support"] },
      ],
    },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, Department: "Sales", "Order number": "17" });
  await expect(widget.field("Serial number")).toHaveCount(0);
  await widget.fill({ Department: "Support", "Serial number": "X-1" });
  await expect(widget.field("Order number")).toHaveCount(0);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({ serial: "X-1" });
});

test("a built-in field may have a condition too", async ({ site, widget, workspace }) => {
  await site.open({
    settings: {
      handoff: "room",
      fields: { message: { presence: "required", visibleWhen: { field: "topic", equals: "Other" } } },
      customFields: [topic],
    },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, Topic: "Other", "How can we help?": "The chain slips." });
  await widget.fill({ Topic: "Order" });
  await expect(widget.field("How can we help?")).toHaveCount(0);
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.messages()).toEqual([]);
});

test("a condition on a field that isn't there, or on itself, is ignored and told to the owner", async ({
  site,
  widget,
  workspace,
  consoleGuard,
}) => {
  consoleGuard.expect(
    /customFields\.order\.visibleWhen: the form has no field "nowhere"; the condition is ignored/,
    /customFields\.detail\.visibleWhen: "serial" depends on this field; the condition is ignored/,
    /customFields\.serial\.visibleWhen: "detail" depends on this field/,
    /customFields\.ring\.visibleWhen: "ring" depends on this field/,
  );
  await site.open({
    settings: {
      handoff: "room",
      customFields: [
        { key: "order", label: "Order number", type: "text", visibleWhen: { field: "nowhere", equals: "x" } },
        { key: "detail", label: "Detail", type: "text", visibleWhen: { field: "serial", equals: "x" } },
        { key: "serial", label: "Serial number", type: "text", visibleWhen: { field: "detail", equals: "x" } },
        { key: "ring", label: "Ring", type: "text", visibleWhen: { field: "ring", filled: true } },
      ],
    },
  });
  await widget.open();
  await widget.fill({ ...ANSWERS, "Order number": "17", Detail: "a", "Serial number": "b", Ring: "c" });
  await widget.submit();
  await widget.expectHandedOff();
  expect(workspace.control.visitors()[0]?.livechatData).toEqual({ order: "17", detail: "a", serial: "b", ring: "c" });
});
