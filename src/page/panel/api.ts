import type { EventName, PrechatEvents } from "../../protocol/events.ts";
import type { Prefill } from "../../protocol/field-settings.ts";
import type { Erased } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import type { Status } from "../../protocol/status.ts";

/** One widget on the page, and its commands. */
export interface Prechat {
  /** Opens the panel, and moves the focus into it. */
  open(): void;
  close(): void;
  toggle(): void;
  /** Shows the launcher again after `hide`. */
  show(): void;
  /** Takes the launcher and the panel away; what the visitor typed is kept. */
  hide(): void;
  /** Fills in what the site knows of the visitor. The promise is kept once the form has it, so not before intent. */
  identify(prefill: Prefill): Promise<Identified>;
  /** Changes settings; texts, colours and position at once. What the widget stands on (`server`, `frame`, `mode`, …) stays. */
  set(settings: Partial<Settings>): void;
  /** Forgets the visitor and the draft. */
  reset(): void;
  /**
   * Deletes the visitor in the workspace, then forgets them as `reset` does. While the workspace refuses, nothing is
   * forgotten.
   */
  erase(): Promise<Erased>;
  /** Asks the workspace whether somebody is there, in one request, and opens nothing. @param department Its id. */
  status(department?: string): Promise<Status>;
  /** Removes everything of this widget from the page. */
  destroy(): void;
  /** @returns A function that unsubscribes. */
  on<Name extends EventName>(event: Name, listener: (detail: PrechatEvents[Name]) => void): () => void;
  off<Name extends EventName>(event: Name, listener: (detail: PrechatEvents[Name]) => void): void;
}

export interface Identified {
  /** Names of the fields that could not be filled, with a reason each. */
  refused: Record<string, string>;
}
