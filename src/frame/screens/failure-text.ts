import type { Reason } from "../../protocol/events.ts";
import type { TextKey } from "../i18n/texts.ts";

/** What the visitor is told, by the reason of a failure. */
export const failureText = {
  offline: "failedOffline",
  timeout: "failedTimeout",
  "rate-limited": "failedLimit",
  rejected: "failedRejected",
  unavailable: "failedUnavailable",
  unexpected: "failedUnexpected",
} as const satisfies Record<Reason, TextKey>;
