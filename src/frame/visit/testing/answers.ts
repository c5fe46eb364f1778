/** What the simulated visitor answers, by the field's name, and where the workspace keeps it. */
export const VISITOR = { name: "Ada Lind", email: "ada@example.com", phone: "+491701234567" } as const;

export const FIELDS = [
  { key: "order", value: "4711", scope: "visitor" },
  { key: "size", value: "54", scope: "visitor" },
  { key: "channel", value: "web", scope: "room" },
] as const;

export const MESSAGE = "The chain slips.";

/** Id of the visitor who shares a detail with ours. */
export const STRANGER = "visitor-0";
