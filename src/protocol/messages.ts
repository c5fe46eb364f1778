import type { AwayMessageDetail, ErrorDetail, HandoffDetail, QueueDetail, RegisteredDetail } from "./events.ts";
import type { Prefill } from "./field-settings.ts";
import type { Settings } from "./settings.ts";

/** Raised when a message changes its meaning; a peer of another version is ignored. */
export const PROTOCOL_VERSION = 1;

/** The two messages that go through `window.postMessage`; all others use the private port. */
export type WindowMessage =
  /** Frame to its parent, to the one origin that the frame's address names: "I listen". */
  | { prechat: typeof PROTOCOL_VERSION; type: "hello" }
  /** Page to frame, with a `MessagePort` as its only transferred object. The first one wins. */
  | { prechat: typeof PROTOCOL_VERSION; type: "connect" };

/** What the page says of itself: most of it hidden fields may carry. */
export interface PageFacts {
  url: string;
  /** The address that the document was loaded from; `url` is another one where a script has changed it. */
  landing: string;
  referrer: string;
  title: string;
  /** The `lang` of the page's root element, or an empty string. */
  lang: string;
  /** The page's `--prechat-font`, a list of font families, or an empty string. */
  font: string;
}

/** How the reason in `identified` begins where a choice was answered with none of its options. */
export const NO_SUCH_OPTION = "There is no such option";

/** Commands, from the page to the frame. */
export type ToFrame =
  /**
   * The first message on the port. With `open` false the frame stays silent until `intent` or `open`; with `reset` it
   * forgets the visitor and the draft first. `isGesture`: see `open`.
   */
  | {
      type: "configure";
      settings: Settings;
      page: PageFacts;
      token: string | null;
      open: boolean;
      isGesture?: boolean;
      reset?: boolean;
    }
  /** The visitor is about to open the panel: the frame may now speak to the workspace. */
  | { type: "intent" }
  /** The panel was opened or closed. `isGesture`: by the visitor's own click or key. */
  | { type: "open"; page: PageFacts; isGesture?: boolean }
  | { type: "close" }
  /** Answered by `identified` with the same id. */
  | { type: "prefill"; id: number; prefill: Prefill }
  | { type: "set"; settings: Partial<Settings> }
  /** Forget the visitor. Answered by `forgotten`. */
  | { type: "reset" }
  /** Delete the visitor in the workspace, too. Answered by `erased` with the same id. */
  | { type: "erase"; id: number }
  /** The answer to the `remember` or `recall` of this id: what the page's storage holds now. */
  | { type: "token"; id: number; token: string | null; kept: boolean }
  /** The answer to `livechat`: whether the workspace's own widget took over. */
  | { type: "livechat"; started: boolean };

/** What became of `erase`. */
export interface Erased {
  erased: boolean;
  /**
   * Why not: the workspace's code, `visitor-has-open-rooms` while a chat is open; a reason of the `error` event where the
   * workspace could not be asked; or `destroyed`, where the widget came to its end first.
   */
  reason?: string;
}

/** Facts and requests, from the frame to the page. */
export type ToHost =
  /** The first screen is on display. */
  | { type: "ready" }
  /** The accent colour of the form, for the launcher to take over; the workspace's, unless the site set one. */
  | { type: "look"; color: string | null }
  /** The former visitor is forgotten: what was said until now was about them, what follows is about the next one. */
  | { type: "forgotten" }
  /** The visitor closed the panel from inside (Esc, close button). */
  | { type: "close" }
  | { type: "submit" }
  | { type: "registered"; detail: RegisteredDetail }
  | { type: "handoff"; detail: HandoffDetail }
  | { type: "error"; detail: ErrorDetail }
  | { type: "queue"; detail: QueueDetail }
  | { type: "away" }
  | { type: "away-message"; detail: AwayMessageDetail }
  /** Keep this token in the page's storage; `null` forgets it. Answered by `token`. */
  | { type: "remember"; id: number; token: string | null }
  /** Read the token from the page's storage again. Answered by `token`. */
  | { type: "recall"; id: number }
  /** The fields that a prefill could not fill, with a reason each. */
  | { type: "identified"; id: number; refused: Record<string, string> }
  /** The answer to `erase`. */
  | ({ type: "erased"; id: number } & Erased)
  /** With `analytics` alone. The visitor types in another field than before. */
  | { type: "field"; name: string }
  /** With `analytics` alone. What is wrong with a field is on display. */
  | { type: "field-problem"; name: string; problem: string }
  /** Start the workspace's own Livechat widget with this token. Answered by `livechat`. */
  | { type: "livechat"; token: string }
  /** Height of the content in CSS pixels. */
  | { type: "resize"; height: number };

/** Whether a window message is ours. Everything else on the page's window is not our business. */
export function isWindowMessage(data: unknown, type: WindowMessage["type"]): boolean {
  const message = parseTagged<WindowMessage>(data);
  return message?.type === type && message.prechat === PROTOCOL_VERSION;
}

/**
 * The door of the port: anything that is not an object with a `type` is dropped. The receiver's `switch`
 * drops unknown types, and each handler parses the payload that it uses.
 */
export function parseTagged<Message extends { type: string }>(data: unknown): Message | null {
  const isTagged = typeof data === "object" && data !== null && "type" in data && typeof data.type === "string";
  return isTagged ? (data as Message) : null;
}
