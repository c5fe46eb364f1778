import {
  _default,
  array,
  boolean,
  type infer as Infer,
  looseObject,
  nullable,
  number,
  object,
  optional,
  record,
  string,
  unknown,
} from "zod/mini";

const answers = optional(record(string(), string()));

const request = object({
  seq: number(),
  at: string(),
  method: string(),
  path: string(),
  query: record(string(), string()),
  headers: object({ origin: nullable(string()) }),
  body: unknown(),
  status: nullable(number()),
  note: nullable(string()),
  preflight: boolean(),
});

const visitor = object({
  _id: string(),
  token: string(),
  ts: string(),
  name: optional(string()),
  phone: optional(array(object({ phoneNumber: string() }))),
  visitorEmails: optional(array(object({ address: string() }))),
  department: optional(string()),
  livechatData: answers,
});

const room = object({
  _id: string(),
  fname: string(),
  v: object({ _id: string() }),
  departmentId: optional(string()),
  servedBy: optional(object({ name: string() })),
  open: boolean(),
  ts: string(),
  livechatData: answers,
});

const message = object({
  _id: string(),
  rid: string(),
  msg: string(),
  ts: string(),
  u: object({ name: string() }),
  /** Only on a visitor's message. */
  token: optional(string()),
});

const offlineMessage = object({
  _id: string(),
  name: string(),
  email: string(),
  message: string(),
  to: string(),
});

/** With whatever else an administrator set: the switches send departments back whole. */
const department = looseObject({ _id: string(), name: string(), showOnRegistration: boolean() });

const faultRule = object({
  method: optional(string()),
  path: string(),
  fault: object({ kind: string() }),
});

/** What the embedded server answers to `GET /_control/state`, as far as the page shows it. */
export const serverState = object({
  workspace: object({
    online: boolean(),
    routing: string(),
    departments: array(department),
    customFields: array(object({ key: string(), label: string(), scope: _default(string(), "visitor") })),
  }),
  faults: array(faultRule),
  visitors: array(visitor),
  rooms: array(room),
  messages: array(message),
  offlineMessages: array(offlineMessage),
  requests: array(request),
});

export type ServerState = Infer<typeof serverState>;
export type LoggedRequest = Infer<typeof request>;
export type Visitor = Infer<typeof visitor>;
export type Room = Infer<typeof room>;
