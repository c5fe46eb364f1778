import { nextOpening } from "../../protocol/opening-hours.ts";
import type { Settings } from "../../protocol/settings.ts";
import type { Status } from "../../protocol/status.ts";
import { address } from "../http-address.ts";

/** As long as the frame waits for the same answer. */
const TIMEOUT_MS = 10_000;

/**
 * Asks the workspace, in one request, whether somebody is there. Never rejects: what could not be asked is `null`, and
 * the owner is told.
 *
 * @param department Its id. The workspace knows it by no other name here.
 */
export async function askStatus(settings: Settings, department?: unknown): Promise<Status> {
  const { businessUnit } = settings;
  const server = address(settings.server);
  const query = new URLSearchParams({
    ...(typeof department === "string" && department && { department }),
    ...(businessUnit && { businessUnit }),
  });
  try {
    const response = await fetch(`${server}/api/v1/livechat/config?${query}`, {
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { config } = (await response.json()) as { config: { enabled?: unknown; online?: unknown } };
    // The workspace's published pages write flags as texts.
    const [enabled, online] = [config.enabled, config.online].map((flag) => String(flag) === "true");
    const isThere = Boolean(enabled && online);
    return { enabled: Boolean(enabled), online: isThere, opensAt: isThere ? null : opening(settings) };
  } catch (error) {
    console.warn(
      `[prechat] Whether somebody is there could not be asked of ${server} (${error}). ` +
        "This page's policy has to allow it (connect-src).",
    );
    return { enabled: null, online: null, opensAt: opening(settings) };
  }
}

/** On the page nobody has looked into the hours yet: what is wrong with them the frame tells. */
function opening({ hours }: Settings): number | null {
  try {
    return hours ? nextOpening(hours, Date.now()) : null;
  } catch {
    return null;
  }
}
