import type { Finding } from "../finding.ts";
import { checkConfiguration } from "./configuration.ts";
import { checkCors } from "./cors.ts";
import { checkOptions, checkPatterns, patternsOf } from "./fields.ts";
import { configOf, type WorkspaceView } from "./look.ts";
import { checkRateLimits } from "./rate-limits.ts";
import { checkReach, checkVersion } from "./reach.ts";

/** Everything that the workspace's answers tell. */
export function checkWorkspace(view: WorkspaceView): Finding[] {
  const reach = checkReach(view);
  const config = configOf(view.config);
  if (!config) return reach;
  return [
    ...reach,
    ...checkVersion(view),
    ...checkConfiguration(config),
    ...checkOptions(config),
    ...checkPatterns(patternsOf(config)),
    ...checkCors(view),
    ...checkRateLimits(view),
  ];
}
