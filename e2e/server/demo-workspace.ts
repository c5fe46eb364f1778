import { defaultWorkspace } from "./default-workspace.ts";
import { patchWorkspace, type Workspace } from "./workspace.ts";

/** The demo: a shop for trail gear, licensed, with limits on as every real workspace has them. */
export const demoWorkspace: Workspace = patchWorkspace(defaultWorkspace, {
  licensed: true,
  rateLimits: true,
  cors: true,
  departments: [
    { _id: "6841f0c2a7d9e1b35c208f11", name: "Sales", email: "sales@fernweh.example" },
    { _id: "6841f0d8a7d9e1b35c208f12", name: "Support", email: "support@fernweh.example" },
    { _id: "6841f0eea7d9e1b35c208f13", name: "Billing", online: false },
  ],
  customFields: [
    {
      key: "topic",
      label: "What is it about?",
      type: "select",
      required: true,
      options: "An order,Sizes and fit,Returns,Something else",
      defaultValue: "An order",
    },
    { key: "orderNumber", label: "Order number", regexp: "^FW-[0-9]{6}$" },
    { key: "company", label: "Company" },
    { key: "loyaltyTier", label: "Loyalty tier", visibility: "hidden", public: false },
    { key: "pageProduct", label: "Product on the page", scope: "room" },
  ],
  // What the official widget offers beyond this server.
  settings: { fileUpload: false, allowSwitchingDepartments: false },
  theme: {
    title: "Talk to Fernweh",
    color: "#1f6f54",
    offlineTitle: "Fernweh is out on the trail",
    offlineColor: "#4d5b55",
  },
  messages: {
    registrationFormMessage: "A few details, and someone who knows the gear will be with you.",
    offlineMessage: "The shop is closed. Write to us, and we will answer by tomorrow noon.",
    offlineSuccessMessage: "Got it. We will write back by tomorrow noon.",
    dataProcessingConsentText:
      "We use your details to answer your question. [Privacy](https://fernweh.example/privacy)",
  },
  agent: { _id: "6841f10aa7d9e1b35c208f21", username: "service", name: "Service desk" },
  waitingQueue: {
    statistics: true,
    message: "Someone who knows the gear will be with you shortly.",
    averageChatSeconds: 240,
  },
  offlineEmail: "hello@fernweh.example",
});
