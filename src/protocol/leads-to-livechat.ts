/** Whether the visitor goes on in the workspace's own widget, which they do where a site says nothing of it. */
export const leadsToLivechat = ({ handoff }: { handoff?: unknown }): boolean => (handoff ?? "livechat") === "livechat";
