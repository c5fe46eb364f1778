import { corsHeaders } from "./cors.ts";
import type { Workspace } from "./workspace.ts";

/** What the server puts on all its answers. A proxy in front of it has none of these on its own. */
export function setHeaders(answer: Response, workspace: Workspace, origin: string): void {
  const headers = { "Cache-Control": "no-store", ...corsHeaders(workspace, origin) };
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
}
