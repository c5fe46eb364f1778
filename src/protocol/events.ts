/** The events of the widget and their details, as the site's code receives them. */
export interface PrechatEvents {
  /** The frame shows its first screen. */
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  /** The visitor sent the form; nothing has been stored yet. */
  submit: Record<string, never>;
  registered: RegisteredDetail;
  handoff: HandoffDetail;
  /** What is known of the queue has changed, while the last screen waits for somebody. */
  queue: QueueDetail;
  /** Nobody is online: the form for later is shown, or a notice where the workspace takes no messages. */
  away: Record<string, never>;
  /** The workspace has a message for later. */
  "away-message": AwayMessageDetail;
  error: ErrorDetail;
}

export type EventName = keyof PrechatEvents;

/** Every event there is, for those who listen to all. */
export const EVENT_NAMES = Object.keys({
  ready: true,
  open: true,
  close: true,
  submit: true,
  registered: true,
  handoff: true,
  queue: true,
  away: true,
  "away-message": true,
  error: true,
} satisfies Record<EventName, true>) as EventName[];

export interface RegisteredDetail {
  /** The token that the workspace knows the visitor by: the one it answered, not the one sent. */
  token: string;
  visitor: VisitorDetail;
}

export interface VisitorDetail {
  id: string;
  username: string;
  name: string;
  email: string;
  phone: string;
  /** Id of the department, or an empty string. */
  department: string;
}

export interface HandoffDetail extends RegisteredDetail {
  /** `null` when the site makes the room itself (`handoff: "event"`). */
  room: { id: string; isNew: boolean } | null;
  /** What the visitor wrote, when there is no room to send it to yet: it is the site's to deliver then. */
  message?: string;
  customFields: { saved: string[]; failed: { key: string; reason: string }[] };
}

/** Each is null where the workspace doesn't tell it: only licensed ones do. */
export interface QueueDetail {
  /** Place in the queue, from 1. */
  position: number | null;
  /** What the workspace expects, in seconds. */
  waitSeconds: number | null;
  /** Name of the agent who has taken the chat. */
  agent: string | null;
}

export interface AwayMessageDetail {
  name: string;
  email: string;
  phone: string;
  /** Id of the department, or an empty string. */
  department: string;
  /** As the visitor wrote it. */
  message: string;
  /** Answers to custom fields, by key; never one that is sensitive. */
  customFields: Record<string, string>;
}

export interface ErrorDetail {
  step: Step;
  reason: Reason;
  /** Milliseconds since the epoch, by the visitor's clock, when the next try makes sense. */
  retryAt?: number;
  /** Name or key of the field at fault. */
  field?: string;
}

export type Step = "config" | "visitor" | "custom-fields" | "room" | "message";
export type Reason = "offline" | "timeout" | "rate-limited" | "rejected" | "unavailable" | "unexpected";
