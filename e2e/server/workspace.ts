import { z } from "zod";
import { MAJORS } from "./versions.ts";

/** A department as an administrator set it up. `online` left out follows the workspace. */
export const departmentSchema = z.object({
  _id: z.string(),
  name: z.string(),
  /** A disabled one is not in the configuration, and has no agents. */
  enabled: z.boolean().default(true),
  showOnRegistration: z.boolean().default(true),
  showOnOfflineForm: z.boolean().default(true),
  online: z.boolean().optional(),
  /** Id of the department that takes this one's chats while nobody is online here. */
  fallbackForwardDepartment: z.string().optional(),
  /** Receives this department's offline messages instead of the workspace's address. */
  email: z.string().optional(),
  businessUnit: z.string().optional(),
});

/** A custom field as an administrator set it up. */
export const customFieldSchema = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(["input", "select"]).default("input"),
  /** Tested with `new RegExp(regexp).test(value)`: not anchored, no flags. */
  regexp: z.string().optional(),
  required: z.boolean().default(false),
  scope: z.enum(["visitor", "room"]).default("visitor"),
  visibility: z.enum(["visible", "hidden"]).default("visible"),
  public: z.boolean().default(true),
  /** As the administrator typed it: the configuration splits it at the commas, and trims nothing. */
  options: z.string().optional(),
  defaultValue: z.string().optional(),
});

const agentSchema = z.object({ _id: z.string(), username: z.string(), name: z.string() });

const waitingQueueSchema = z.object({
  statistics: z.boolean(),
  message: z.string(),
  /** Of the recent chats; `null` while there were none, and then no wait is estimated. */
  averageChatSeconds: z.number().nullable(),
});

/** Refusals of a room beside those that follow from the rest of the workspace. */
const ROOM_REFUSALS = [
  "error-contact-channel-blocked",
  "error-app-prevented",
  "error-invalid-contact",
  "error-failed-to-start-conversation",
] as const;

/** `livechat/config` → `settings`; what is not named here is passed on as it is. */
const settingsSchema = z.looseObject({
  registrationForm: z.boolean(),
  nameFieldRegistrationForm: z.boolean(),
  emailFieldRegistrationForm: z.boolean(),
  displayOfflineForm: z.boolean(),
  allowSwitchingDepartments: z.boolean(),
  forceAcceptDataProcessingConsent: z.boolean(),
  clearLocalStorageWhenChatEnded: z.boolean(),
  language: z.string(),
  limitTextLength: z.union([z.number(), z.literal(false)]),
  /** Which `page.visited` is stored: of a new address, or of a new title. */
  historyMonitorType: z.enum(["url", "title"]),
  /** The agent's name is nobody's business: `agent` says only that it is hidden. */
  agentHiddenInfo: z.boolean(),
});

const themeSchema = z.looseObject({
  title: z.string(),
  color: z.string(),
  offlineTitle: z.string(),
  offlineColor: z.string(),
  position: z.enum(["left", "right"]),
});

/** Shape of everything an administrator, or a test, may set. */
export const workspaceSchema = z.object({
  /** Omnichannel itself. Off: the configuration says only `enabled: false`. */
  enabled: z.boolean(),
  /** Is any agent online? A department may say otherwise for itself. */
  online: z.boolean(),
  /** *Accept new conversations when no agents are online*: the configuration says `online` at any hour. */
  acceptsChatsWithNoAgents: z.boolean(),
  /** Only licensed workspaces put `customFields` into `livechat/config`. */
  licensed: z.boolean(),
  /** Which version it answers as: `versions.ts` has what differs. */
  serverMajor: z.literal(MAJORS),
  departments: z.array(departmentSchema),
  customFields: z.array(customFieldSchema),
  settings: settingsSchema,
  theme: themeSchema,
  messages: z.record(z.string(), z.string()),
  /** *Enable CORS*: off, every origin, or a list of origins. Decides over preflights. */
  cors: z.union([z.boolean(), z.array(z.string())]),
  /** Any other answer carries `Access-Control-Allow-Origin: *` whatever `cors` says; in some 7.6 releases it doesn't. */
  corsOnAnswers: z.boolean(),
  rateLimits: z.boolean(),
  /** Who may ask what visitors may not: id and personal access token. */
  administrator: z.object({ userId: z.string(), token: z.string() }),
  /** The one who answers. */
  agent: agentSchema,
  /** `auto`: the agent has every new room at once. `manual`: it waits in the queue until somebody takes it. */
  routing: z.enum(["auto", "manual"]),
  /** *Livechat_waiting_queue*: what a licensed workspace tells those who wait, with `statistics` only. */
  waitingQueue: waitingQueueSchema.nullable(),
  /** *Livechat_Require_Contact_Verification*. */
  contactVerification: z.enum(["never", "once", "always"]),
  /** Refuses every new room with this. */
  roomRefusal: z.enum(ROOM_REFUSALS).nullable(),
  /** `livechat/room` answers `{room, newRoom}`, or, as some versions do, the bare room. */
  roomAnswer: z.enum(["wrapped", "bare"]),
  /** Time between looking for an open room and creating one: the window of the double room. */
  roomRaceGapMs: z.number().min(0),
  /** Where offline messages go; without an address they are refused. */
  offlineEmail: z.string(),
  /** *Validate email address* of offline messages: whether the domain takes mail is looked up. */
  validatesOfflineEmail: z.boolean(),
  /** Domains that this look-up doesn't find, beside those that can't exist. */
  unknownMailDomains: z.array(z.string()),
  /** *Allow collecting and storing HTTP header information*: a visitor with an open room may be deleted. */
  storesHeaderInformation: z.boolean(),
});

export const workspacePatchSchema = z.strictObject({
  ...workspaceSchema.partial().shape,
  settings: settingsSchema.partial().optional(),
  theme: themeSchema.partial().optional(),
});

export type Department = z.input<typeof departmentSchema>;
export type CustomField = z.input<typeof customFieldSchema>;
export type Agent = z.infer<typeof agentSchema>;
export type RoomRefusal = (typeof ROOM_REFUSALS)[number];
/** A workspace with every default filled in. */
export type Workspace = z.output<typeof workspaceSchema>;
/** What `configure` takes: `settings`, `theme` and `messages` are merged, the rest replaced. */
export type WorkspacePatch = z.input<typeof workspacePatchSchema>;

/** A new workspace with the patch applied; throws on a key or a value that does not exist. */
export function patchWorkspace(workspace: Workspace, patch: WorkspacePatch): Workspace {
  const given = workspacePatchSchema.parse(patch);
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return workspaceSchema.parse({
    ...workspace,
    ...named,
    settings: { ...workspace.settings, ...given.settings },
    theme: { ...workspace.theme, ...given.theme },
    messages: { ...workspace.messages, ...given.messages },
  });
}
