import { array, custom, type infer as Infer, number, object, optional, string, unknown } from "zod/mini";

/** The published pages show booleans as strings; real servers send booleans. `isOn` and `isOff` read both. */
const flag = optional(unknown());
const text = optional(string());

/** Whether a flag of a reply is set. */
export const isOn = (flag: unknown): boolean => String(flag) === "true";

/** Whether a flag is there and not set: an older server that doesn't send it has not switched anything off. */
export const isOff = (flag: unknown): boolean => String(flag) === "false";

const guest = object({
  _id: optional(string()),
  name: text,
  username: text,
  token: optional(string()),
  visitorEmails: optional(array(object({ address: text }))),
  phone: optional(array(object({ phoneNumber: text }))),
  department: text,
  livechatData: flag,
});

const agent = object({ name: text, username: text });

const room = object({ _id: string(), departmentId: text, servedBy: optional(agent), verified: flag });

const queueInfo = object({
  spot: flag,
  estimatedWaitTimeSeconds: flag,
  message: optional(object({ text })),
});

const configField = object({
  _id: string(),
  label: text,
  regexp: text,
  required: flag,
  type: text,
  defaultValue: text,
  options: optional(array(string())),
});

const department = object({ _id: string(), name: text, showOnRegistration: flag, showOnOfflineForm: flag });

/** What is the same for every visitor, and for a while. */
const lasting = {
  settings: optional(
    object({
      registrationForm: flag,
      nameFieldRegistrationForm: flag,
      emailFieldRegistrationForm: flag,
      displayOfflineForm: flag,
      forceAcceptDataProcessingConsent: flag,
      language: text,
      limitTextLength: flag,
      clearLocalStorageWhenChatEnded: flag,
    }),
  ),
  theme: optional(object({ title: text, color: text, offlineTitle: text, offlineColor: text })),
  messages: optional(
    object({
      registrationFormMessage: text,
      dataProcessingConsentText: text,
      offlineMessage: text,
      offlineSuccessMessage: text,
      offlineUnavailableMessage: text,
    }),
  ),
  departments: optional(array(department)),
  customFields: optional(array(configField)),
};

/** What `prechat pin` writes of it into the frame's document. */
export const configSnapshot = object({
  /** Address of the workspace that it is of. */
  server: string(),
  /** Milliseconds since the epoch. */
  takenAt: number(),
  config: object(lasting),
  /** Files of the workspace's own widget, relative to `/livechat/`, in the order in which it loads them. */
  windowFiles: optional(array(string())),
});

/** `GET livechat/config`. When `enabled` is false nothing else is present. */
export const configReply = object({
  config: object({
    ...lasting,
    enabled: flag,
    online: flag,
    guest: optional(guest),
    room: optional(room),
    queueInfo: optional(queueInfo),
    agent: optional(agent),
  }),
});

/** `POST livechat/visitor`. The token may be another than the one sent. */
export const visitorReply = object({ visitor: guest });

/** `GET livechat/room`: wrapped, or the bare room in some versions. One of the two ids has to be there. */
export const roomReply = object({ room: optional(room), newRoom: flag, _id: optional(string()) });

/**
 * Replies of which nothing but the success is used. Any other JSON, of a captive portal for example, is none: it says
 * that it worked, or what was stored.
 */
export const doneReply = custom((reply) => {
  const { success, fields, field, message } = Object(reply);
  return isOn(success) || typeof (fields?.[0]?.Key ?? fields?.[0]?.key ?? field?.key ?? message?._id) === "string";
});

export type Config = Infer<typeof configReply>["config"];
export type ConfigSnapshot = Infer<typeof configSnapshot>;
export type Guest = Infer<typeof guest>;
export type ServerField = Infer<typeof configField>;
