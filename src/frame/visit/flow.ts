import type { ComponentType } from "preact";
import type { HandoffDetail, Reason, Step } from "../../protocol/events.ts";
import type { Wait } from "../workspace/client.ts";
import type { Model } from "./model.ts";

/** A screen that is fetched when it is needed, with what it needs. */
export type Screen = ComponentType<{ model: Model }>;

/** The workspace has it all. */
interface HandedOver {
  kind: "handed-off";
  Screen: Screen;
  handoff: HandoffDetail;
  /** The chat was open before. */
  isReturning?: boolean;
  /** Whether the token outlives this page. */
  isRemembered: boolean;
  /** The workspace's own chat window could not be opened. */
  hasNoWindow?: boolean;
}

/** Where the visitor stands: exactly one of these, held by one signal. */
export type Flow =
  | { kind: "loading" }
  | { kind: "form" }
  /** The form stays on display while it is sent. `other-tab`: another tab of this browser is at it. */
  | { kind: "submitting"; step: Step | "other-tab"; wait: Wait | null }
  /** With the form still on display, except when the configuration itself could not be had. */
  | { kind: "failed"; step: Step; reason: Reason }
  | HandedOver
  /** Nobody is online. */
  | {
      kind: "away";
      Screen: Screen;
      /** Puts the fields of the message for later in the place of the chat's. */
      define(): void;
      isSending(): boolean;
    }
  | { kind: "disabled" };
