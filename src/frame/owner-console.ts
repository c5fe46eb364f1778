import type { Step } from "../protocol/events.ts";
import type { Failure } from "./rocketchat/failure.ts";

/** Tells the site's owner in the console why a step failed, and what to do. Never the visitor's data. */
export function tellOwner(server: string, step: Step, failure: Failure): void {
  const what = `[prechat] The step "${step}" failed (${failure.reason}${failure.code && `, ${failure.code}`}): ${failure.message}.`;
  const isSilent = !failure.code && /^(unavailable|offline|timeout)$/.test(failure.reason);
  console.error(isSilent ? `${what} ${corsHint(server)}` : what);
}

/** A request that CORS blocks looks exactly like a broken network to a page. */
function corsHint(server: string): string {
  return `If ${server}/api/info opens in this browser, the workspace refuses requests from other origins: set Administration → Settings → General → REST API → Enable CORS and list ${location.origin}, or serve the widget from the workspace's own origin.`;
}
