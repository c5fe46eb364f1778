import type { HandoffDetail, Reason, Step } from "../../protocol/events.ts";
import type { Wait } from "../workspace/client.ts";

/** What is being done while the visitor waits; another tab of this browser may be at it. */
export type SubmissionStep = Step | "other-tab";

/** Where the visitor stands: exactly one of these, held by one signal of the visit. Plain values, no code. */
export type Flow =
  /** Nothing to fill in yet. */
  | { kind: "loading"; wait: Wait | null }
  /** The configuration could not be had, and there is no form that could wait for it. */
  | { kind: "unreachable"; reason: Reason }
  | { kind: "form" }
  /** The form stays on display while it is sent. The step `config`: it was sent before the configuration was there. */
  | { kind: "submitting"; step: SubmissionStep; wait: Wait | null }
  /** With the form still on display. */
  | { kind: "failed"; step: Step; reason: Reason }
  /** The workspace has it all. */
  | HandedOff
  /** @property department Its name, where it is known. */
  | { kind: "other-chat"; department: string | null }
  /** @property name Of the visitor who was here last. */
  | { kind: "returning"; name: string }
  /** Nobody is online: the form of a message for later. */
  | { kind: "away"; failure: Reason | null }
  | { kind: "leaving-message"; wait: Wait | null }
  | { kind: "message-left" }
  /** Nobody is online, and the workspace takes no messages. */
  | { kind: "away-notice" }
  | { kind: "disabled" };

export interface HandedOff {
  kind: "handed-off";
  handoff: HandoffDetail;
  /** The chat was open before. */
  isReturning: boolean;
  /** Whether the token outlives this page. */
  isRemembered: boolean;
  /** The workspace's own chat window could not be opened. */
  hasNoWindow: boolean;
  /** What the visitor sent, for them to read again. */
  sent: SentAnswer[];
  chat: ChatState;
}

/** An answer as the form showed it. */
export interface SentAnswer {
  /** Of the field: its id, and its label where it has one of its own. */
  id: string;
  label: string | undefined;
  text: string;
}

/** How the chat goes, as far as the workspace tells: only licensed ones tell of the queue. */
export interface ChatState {
  /** Place in the queue, from 1. */
  position: number | null;
  /** What the workspace expects, in seconds. */
  waitSeconds: number | null;
  /** The workspace's own words about the queue. */
  queueText: string | null;
  /** Name of the agent who has taken the chat. */
  agent: string | null;
  /** Nobody comes before the contact is confirmed. */
  needsVerification: boolean;
  hasEnded: boolean;
}

export const NEW_CHAT: ChatState = {
  position: null,
  waitSeconds: null,
  queueText: null,
  agent: null,
  needsVerification: false,
  hasEnded: false,
};

/** What can happen to a visitor. */
export type FlowEvent =
  | { type: "configuration-asked" }
  | { type: "configuration-waits"; wait: Wait | null }
  /** @property hasForm Whether there is a form that can wait for it. */
  | { type: "configuration-failed"; reason: Reason; hasForm: boolean }
  /** The visitor may fill in the form. */
  | { type: "form-offered" }
  /** The visitor has sent a form that was there before the configuration. */
  | { type: "sent-early"; wait: Wait | null }
  | { type: "sent" }
  | { type: "step-taken"; step: SubmissionStep; wait: Wait | null }
  | { type: "submission-failed"; step: Step; reason: Reason }
  /** An answer has to be corrected. */
  | { type: "correction-asked" }
  | ({ type: "handed-off" } & Pick<HandedOff, "handoff" | "isReturning" | "isRemembered" | "sent" | "chat">)
  /** A chat of this visitor is open elsewhere: with another department than the one that this widget is for. */
  | { type: "other-chat-found"; department: string | null }
  /** A returning visitor's chat is open, and it is not sure that it is the same person. */
  | { type: "return-asked"; name: string }
  | { type: "chat-news"; chat: ChatState }
  | { type: "window-missed" }
  | { type: "nobody-online"; takesMessages: boolean }
  | { type: "message-sent" }
  | { type: "message-waits"; wait: Wait | null }
  | { type: "message-failed"; reason: Reason }
  | { type: "message-arrived" }
  | { type: "switched-off" };

type Kind = Flow["kind"];

/** Situations in which news of the workspace may change what is on display: nothing of the visitor is under way. */
const AT_REST: Kind[] = [
  ...(["loading", "unreachable", "form", "away", "message-left", "away-notice", "disabled"] as const),
  ...(["other-chat", "returning"] as const),
];
/** The same, and a chat that was handed over: it may have ended since. */
const OPEN_TO_NEWS: Kind[] = [...AT_REST, "handed-off"];
/** A submission is under way, or was when the workspace said so. */
const SUBMITTING: Kind[] = ["submitting"];

/** In which situations an event counts. In any other it comes too late, and nothing changes. */
const COUNTS_IN: Record<FlowEvent["type"], Kind[]> = {
  "configuration-asked": ["loading", "unreachable"],
  "configuration-waits": ["loading", "submitting"],
  "configuration-failed": ["loading", "form", "submitting"],
  "form-offered": OPEN_TO_NEWS,
  "sent-early": ["form", "failed"],
  sent: [...AT_REST, "failed", "submitting"],
  "step-taken": SUBMITTING,
  "submission-failed": SUBMITTING,
  "correction-asked": [...AT_REST, "submitting", "failed"],
  "handed-off": [...OPEN_TO_NEWS, "submitting"],
  "other-chat-found": OPEN_TO_NEWS,
  "return-asked": OPEN_TO_NEWS,
  "chat-news": ["handed-off"],
  "window-missed": ["handed-off"],
  "nobody-online": [...OPEN_TO_NEWS, "submitting"],
  "message-sent": ["away"],
  "message-waits": ["leaving-message"],
  "message-failed": ["leaving-message"],
  "message-arrived": ["leaving-message"],
  "switched-off": [...OPEN_TO_NEWS, "submitting"],
};

/** Whether the event changes anything in this situation. */
function counts(flow: Flow, event: FlowEvent): boolean {
  // What is on its way with a configuration doesn't wait for one.
  const isPastConfiguration = flow.kind === "submitting" && flow.step !== "config";
  return COUNTS_IN[event.type].includes(flow.kind) && !(isPastConfiguration && event.type.startsWith("configuration-"));
}

/** The situation that follows. */
export function next(flow: Flow, event: FlowEvent): Flow {
  if (!counts(flow, event)) return flow;
  switch (event.type) {
    case "configuration-asked":
      return { kind: "loading", wait: null };
    case "configuration-waits":
      return flow.kind === "submitting" ? { ...flow, wait: event.wait } : { kind: "loading", wait: event.wait };
    case "configuration-failed":
      return event.hasForm
        ? { kind: "failed", step: "config", reason: event.reason }
        : { kind: "unreachable", reason: event.reason };
    case "form-offered":
    case "correction-asked":
      return { kind: "form" };
    case "sent-early":
      return { kind: "submitting", step: "config", wait: event.wait };
    case "sent":
      return { kind: "submitting", step: "visitor", wait: null };
    case "step-taken":
      return { kind: "submitting", step: event.step, wait: event.wait };
    case "submission-failed":
      return { kind: "failed", step: event.step, reason: event.reason };
    case "handed-off": {
      const { handoff, isReturning, isRemembered, sent, chat } = event;
      return { kind: "handed-off", handoff, isReturning, isRemembered, sent, chat, hasNoWindow: false };
    }
    case "other-chat-found":
      return { kind: "other-chat", department: event.department };
    case "return-asked":
      return { kind: "returning", name: event.name };
    case "chat-news":
      return { ...(flow as HandedOff), chat: event.chat };
    case "window-missed":
      return { ...(flow as HandedOff), hasNoWindow: true };
    case "nobody-online":
      return event.takesMessages ? { kind: "away", failure: null } : { kind: "away-notice" };
    case "message-sent":
      return { kind: "leaving-message", wait: null };
    case "message-waits":
      return { kind: "leaving-message", wait: event.wait };
    case "message-failed":
      return { kind: "away", failure: event.reason };
    case "message-arrived":
      return { kind: "message-left" };
    case "switched-off":
      return { kind: "disabled" };
  }
}

/** Whether something of the visitor is on its way to the workspace. */
export function isUnderWay({ kind }: Flow): boolean {
  return kind === "submitting" || kind === "leaving-message";
}

/** Whether the form of a chat is on display. */
export function isChatForm({ kind }: Flow): boolean {
  return kind === "form" || kind === "submitting" || kind === "failed";
}

/** Whether the form of a message for later is on display. */
export function isMessageForm({ kind }: Flow): boolean {
  return kind === "away" || kind === "leaving-message";
}
