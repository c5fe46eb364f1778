import type { Page } from "@playwright/test";
import type { Control, VisitorRecord } from "../../server/index.ts";

interface Workspace {
  url: string;
  control: Control;
}

/** A visitor from before this story, registered by another browser: leaves no trace in the list of requests. */
export async function registerBefore(
  { url, control }: Workspace,
  visitor: { token: string; name?: string; email?: string; phone?: string },
): Promise<VisitorRecord> {
  const response = await fetch(`${url}/api/v1/livechat/visitor`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ visitor }),
  });
  control.clearRequests();
  return ((await response.json()) as { visitor: VisitorRecord }).visitor;
}

/** The token that the customer's own site keeps for this workspace. */
export function tokenOnSite(page: Page, { url }: { url: string }): Promise<string | null> {
  return page.evaluate((key) => localStorage.getItem(key), `prechat:token:${url}`);
}
