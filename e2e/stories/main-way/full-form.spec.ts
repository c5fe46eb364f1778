import { expect, test, withMotion } from "../../fixtures.ts";
import { pathsOf } from "./calls.ts";

test.use(withMotion);

const customFields = [
  { key: "order", label: "Order number", type: "text", pattern: "^[0-9]{4,}$", patternMessage: "Four digits or more." },
  { key: "notes", label: "Notes", type: "textarea" },
  { key: "billing", label: "Billing email", type: "email" },
  { key: "mobile", label: "Mobile", type: "tel" },
  { key: "site", label: "Website", type: "url" },
  { key: "seats", label: "Seats", type: "number", min: 1, max: 5000 },
  { key: "since", label: "Customer since", type: "date" },
  { key: "topic", label: "Topic", type: "select", options: ["Sales", { value: "sup", label: "Support" }] },
  { key: "size", label: "Size", type: "radio", options: ["Small", "Large"] },
  { key: "news", label: "Send me news", type: "checkbox" },
  { key: "page", label: "Page", type: "hidden", defaultValue: "{page.title}" },
  { key: "channel", label: "Channel", type: "text", scope: "room" },
];

test.use({
  serverOptions: {
    workspace: {
      customFields: [
        { key: "order", label: "Order", regexp: "^[0-9]+$" },
        ...["notes", "billing", "mobile", "site", "seats", "since", "topic", "size", "news", "page"].map((key) => ({
          key,
          label: key,
        })),
        { key: "channel", label: "Channel", scope: "room" as const },
      ],
    },
  },
});

test("every answer arrives, in seven requests, in order", async ({ site, widget, workspace }) => {
  await site.open({
    settings: {
      handoff: "room",
      fields: { name: "required", email: "required", phone: "required", department: "required", message: "required" },
      customFields,
    },
  });
  await widget.open();
  await widget.fill({
    Name: "  Ada Lind 🚲 ",
    Email: " Ada@Example.COM ",
    Phone: "+49 170 1234567",
    Department: "Support",
    "How can we help?": "The chain\nslips.",
    "Order number": "12345",
    Notes: "שלום <script>alert(1)</script>",
    "Billing email": "bills@example.com",
    Mobile: "+49 171 7654321",
    Website: "example.com",
    Seats: "1,250",
    "Customer since": "2024-02-29",
    Topic: "Support",
    Size: "Large",
    "Send me news": true,
    Channel: "web",
  });
  await widget.submit();
  const handoff = await widget.expectHandedOff();

  const [visitor] = workspace.control.visitors();
  expect(visitor).toMatchObject({
    name: "Ada Lind 🚲",
    visitorEmails: [{ address: "ada@example.com" }],
    phone: [{ phoneNumber: "+491701234567" }],
    department: "dep-support",
    livechatData: {
      order: "12345",
      notes: "שלום <script>alert(1)</script>",
      billing: "bills@example.com",
      mobile: "+49 171 7654321",
      site: "example.com",
      seats: "1250",
      since: "2024-02-29",
      topic: "sup",
      size: "Large",
      news: "true",
      page: "Hollow Oak Bicycles",
    },
  });
  expect(workspace.control.visitors()).toHaveLength(1);
  const [room] = workspace.control.rooms();
  expect(room).toMatchObject({ livechatData: { channel: "web" } });
  expect(workspace.control.messages().map(({ msg }) => msg)).toEqual(["The chain\nslips."]);
  expect(handoff.room).toEqual({ id: room?._id, isNew: true });
  expect(handoff.customFields.failed).toEqual([]);
  expect(handoff.visitor.email).toBe("ada@example.com");
  expect(pathsOf(workspace.control)).toEqual([
    "GET livechat/config",
    "POST livechat/visitor",
    "POST livechat/visitor",
    "POST livechat/custom.fields",
    "GET livechat/room",
    "POST livechat/custom.fields",
    "POST livechat/message",
  ]);
});
