import type { Parts, Route } from "../context.ts";
import { isOnline } from "../departments.ts";
import { type ObjectSchema, validate } from "../json-schema.ts";
import { queueInfo } from "../queue.ts";
import type { RoomRecord, VisitorRecord } from "../records.ts";
import { agentInfo } from "../routing.ts";
import type { Workspace } from "../workspace.ts";
import { withoutName } from "./room.ts";

const querySchema: ObjectSchema = {
  type: "object",
  properties: {
    token: { type: "string", nullable: true },
    department: { type: "string", nullable: true },
    businessUnit: { type: "string", nullable: true },
  },
  required: [],
};

interface ConfigQuery {
  token?: string;
  department?: string;
  businessUnit?: string;
}

/** What the official widget plays for a new message: a moment of silence. */
const SOUND = "data:audio/wav;base64,UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQgAAACAgICAgICAgA==";

/** `GET livechat/config`. Unknown query keys are refused. */
export const configRoute: Route = {
  method: "GET",
  pattern: "livechat/config",
  run({ query }, { store, workspace }: Parts) {
    const { token, department, businessUnit } = validate<ConfigQuery>(querySchema, query);
    const now = workspace();
    // With Omnichannel off nothing else is said, not even for a known visitor.
    if (!now.enabled) return { config: { enabled: false } };

    const guest = token ? store.visitorByToken(token) : null;
    const room = guest === null ? undefined : store.openRooms(guest.token)[0];
    const queue = room && queueInfo(store, now, room);
    return {
      config: {
        enabled: true,
        settings: now.settings,
        theme: now.theme,
        messages: now.messages,
        survey: { items: ["satisfaction"], values: ["1", "2", "3", "4", "5"] },
        triggers: [],
        departments: listedDepartments(now, businessUnit),
        resources: { sound: SOUND, emojis: [] },
        online: isOnline(now, department),
        // Enterprise only: a Community workspace's fields are never mentioned here.
        ...(now.licensed && { customFields: listedFields(now) }),
        ...(guest !== null && { guest: guestSummary(guest) }),
        ...(room !== undefined && { room: roomSummary(room) }),
        ...(room?.servedBy !== undefined && { agent: agentInfo(now, room.servedBy) }),
        ...(queue !== undefined && { queueInfo: queue }),
      },
    };
  },
};

function listedDepartments(workspace: Workspace, businessUnit = "") {
  return workspace.departments
    .filter(({ enabled, ...unit }) => enabled && (businessUnit === "" || unit.businessUnit === businessUnit))
    .map(({ _id, name, showOnRegistration, showOnOfflineForm }) => ({
      _id,
      name,
      showOnRegistration,
      showOnOfflineForm,
    }));
}

function listedFields(workspace: Workspace) {
  return workspace.customFields
    .filter((field) => field.scope === "visitor" && field.visibility === "visible" && field.public)
    .map(({ key, label, regexp, required, type, defaultValue, options }) => ({
      _id: key,
      label,
      ...(regexp !== undefined && { regexp }),
      required,
      type,
      defaultValue: defaultValue ?? null,
      // Also of a field that is no select any more.
      ...(options && { options: options.split(",") }),
    }));
}

/** No phone and no custom fields: `GET livechat/visitor/:token` has those. */
function guestSummary({ _id, name, username, token, visitorEmails, department }: VisitorRecord) {
  return { _id, name, username, token, visitorEmails, department };
}

function roomSummary({ _id, departmentId, servedBy, open }: RoomRecord) {
  return { _id, departmentId, servedBy: withoutName(servedBy), open };
}
