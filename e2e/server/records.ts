import type { Agent } from "./workspace.ts";

/** Answers to custom fields by key. */
export type LivechatData = Record<string, string>;

/** A visitor as the API answers it: `phone` goes in as a string and comes out as a list. */
export interface VisitorRecord {
  _id: string;
  username: string;
  token: string;
  status: "online";
  ts: string;
  _updatedAt: string;
  name?: string;
  phone?: { phoneNumber: string }[];
  visitorEmails?: { address: string }[];
  department?: string;
  livechatData?: LivechatData;
}

export interface RoomRecord {
  _id: string;
  t: "l";
  fname: string;
  v: { _id: string; username: string; token: string; status: "online" };
  departmentId?: string;
  servedBy?: Agent & { ts: string };
  /** Whether the contact is verified. */
  verified?: boolean;
  /** It waits until the contact is verified. The real server has this in another collection: no answer carries it. */
  isVerifying?: true;
  open: boolean;
  ts: string;
  closedAt?: string;
  /** `widget` for a chat of the official one, with the host it was opened at. */
  source: { type: "api" } | { type: "widget"; destination: string };
  livechatData?: LivechatData;
}

export interface MessageRecord {
  _id: string;
  rid: string;
  msg: string;
  ts: string;
  u: { _id: string; username: string; name: string };
  /** Only on a visitor's message. */
  token?: string;
}

export interface OfflineMessageRecord {
  _id: string;
  name: string;
  email: string;
  message: string;
  department?: string;
  host?: string;
  /** The address it would be mailed to. */
  to: string;
  ts: string;
}

export interface PageRecord {
  _id: string;
  token: string;
  rid?: string;
  change: string;
  title: string;
  href: string;
  ts: string;
}
