import { type Finding, ok } from "../finding.ts";
import type { WorkspaceView } from "./look.ts";

export function checkRateLimits({ config }: WorkspaceView): Finding[] {
  const limit = config.kind === "answer" ? config.headers.get("x-ratelimit-limit") : null;
  return [
    ok("rate-limits", limit ? `${limit} questions a minute for each network address` : "the workspace tells of none"),
  ];
}
