import { expect, LISTENERS, test } from "../test.ts";

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

test.describe("with a field of every type", () => {
  test.override({
    workspaceOptions: {
      customFields: customFields.map(({ key, label }) => ({
        key,
        label,
        ...(key === "channel" && { scope: "room" as const }),
      })),
    },
  });

  test("every answer arrives, and the site is handed the room", async ({ site, visitor, workspace }) => {
    await site.open({
      head: LISTENERS,
      settings: {
        handoff: "room",
        fields: { name: "required", email: "required", phone: "required", department: "required", message: "required" },
        customFields,
      },
    });
    await visitor.open();
    await visitor.fill({
      Name: "  Ada Lindström ",
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
    await visitor.submit();
    await expect.poll(() => visitor.events("handoff")).toHaveLength(1);
    await expect.poll(() => visitor.heading()).toBe("You’re in the queue");

    expect(workspace.control.visitors()).toMatchObject([
      {
        name: "Ada Lindström",
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
      },
    ]);
    const [room] = workspace.control.rooms();
    expect(workspace.control.rooms()).toMatchObject([{ livechatData: { channel: "web" } }]);
    expect(workspace.control.messages().map(({ msg }) => msg)).toEqual(["The chain\nslips."]);
    expect(await visitor.events("registered")).toMatchObject([{ visitor: { email: "ada@example.com" } }]);
    expect(await visitor.events("handoff")).toMatchObject([
      { room: { id: room?._id, isNew: true }, customFields: { failed: [] } },
    ]);
  });
});

test.describe("a visitor who comes back", () => {
  test.beforeEach(async ({ site, visitor }) => {
    await site.open({ attributes: { "data-handoff": "room" } });
    await visitor.open();
    await visitor.fill({ Name: "Ada Lind", Email: "ada@example.com", Department: "Support" });
    await visitor.submit();
    await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
  });

  test("goes to the open chat without a form", async ({ visitor, workspace }) => {
    await visitor.reload();
    await visitor.open();
    await expect.poll(() => visitor.text()).toContain("Welcome back! Your chat is still open.");
    expect(workspace.control.visitors()).toHaveLength(1);
    expect(workspace.control.rooms()).toHaveLength(1);
  });

  test("who was sent to another department is asked, and goes to the open chat", async ({
    site,
    visitor,
    workspace,
  }) => {
    await site.open({ settings: { handoff: "room", prefill: { department: "Sales" } } });
    await visitor.open();
    await expect.poll(() => visitor.text()).toContain("You have an open chat with Support.");
    await (await visitor.button("Go to that chat")).click();
    await expect.poll(() => visitor.text()).toContain("Welcome back! Your chat is still open.");
    expect(workspace.control.rooms()).toMatchObject([{ departmentId: "dep-support" }]);
  });

  test("finds the known answers when the chat was closed, and stays the same visitor", async ({
    visitor,
    workspace,
  }) => {
    const [before] = workspace.control.visitors();
    workspace.control.agentClose(workspace.control.rooms()[0]?._id ?? "");
    await visitor.reload();
    await visitor.open();
    await expect.poll(() => visitor.value("Name")).toBe("Ada Lind");
    await expect.poll(() => visitor.value("Email")).toBe("ada@example.com");
    await visitor.fill({ Name: "Ada L. Lind" });
    await visitor.submit();
    await expect.poll(() => visitor.heading()).toBe("You’re in the queue");
    expect(workspace.control.visitors()).toMatchObject([
      { _id: before?._id, token: before?.token, name: "Ada L. Lind" },
    ]);
    expect(workspace.control.rooms().map(({ open }) => open)).toEqual([false, true]);
  });
});

test.describe("where visitors wait in a queue", () => {
  test.override({
    workspaceOptions: {
      licensed: true,
      routing: "manual",
      waitingQueue: { statistics: true, message: "", averageChatSeconds: 120 },
    },
  });

  test("the last screen says one's place, who has taken the chat, and that it has ended", async ({
    site,
    visitor,
    workspace,
  }) => {
    workspace.control.addToQueue(2);
    await site.open({ settings: { handoff: "room" }, head: LISTENERS });
    await visitor.open();
    await visitor.fill({ Name: "Ada Lind", Email: "ada@example.com" });
    await visitor.submit();
    await expect.poll(() => visitor.text()).toContain("You are number 3 in the queue.");
    expect(await visitor.text()).toContain("Expected wait: 2 minutes");
    expect(await visitor.text()).not.toContain("ada@example.com");
    await (await visitor.named("summary", "What you sent")).click();
    expect(await visitor.text()).toContain("ada@example.com");

    const room = workspace.control.rooms().at(-1)?._id ?? "";
    workspace.control.agentTake(room);
    await expect.poll(() => visitor.text()).toContain("Mira Holt has joined your chat.");
    expect(await visitor.events("queue")).toMatchObject([
      { position: 3, agent: null },
      { position: null, agent: "Mira Holt" },
    ]);
    workspace.control.agentClose(room);
    await expect.poll(() => visitor.heading()).toBe("This chat has ended");
  });
});
