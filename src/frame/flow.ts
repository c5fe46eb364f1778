import type { ComponentType } from "preact";
import type { HandoffDetail, Reason, Step } from "../protocol/events.ts";
import type { Model } from "./model.ts";
import type { Wait } from "./rocketchat/client.ts";

/** Where the visitor stands: exactly one of these, held by one signal. */
export type Flow =
  | { kind: "loading" }
  | { kind: "form" }
  /** The form stays on display while it is sent. `other-tab`: another tab of this browser is at it. */
  | { kind: "submitting"; step: Step | "other-tab"; wait: Wait | null }
  /** With the form still on display, except when the configuration itself could not be had. */
  | { kind: "failed"; step: Step; reason: Reason }
  | { kind: "handed-off"; handoff: HandoffDetail; isReturning: boolean; isRemembered: boolean; hasNoWindow?: boolean }
  /** Nobody is online. The screen is fetched when it is needed, with what it needs. */
  | {
      kind: "away";
      Screen: ComponentType<{ model: Model }>;
      /** Puts the fields of the message for later in the place of the chat's. */
      define(): void;
      isSending(): boolean;
    }
  | { kind: "disabled" };
