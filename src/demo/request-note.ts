import type { LoggedRequest, ServerState } from "./server-state.ts";

const NOTES: [start: string, note: string][] = [
  ["GET livechat/room", "opens a conversation, or finds the open one"],
  ["GET livechat/message/", "asks whether the message has arrived already"],
  ["GET livechat/messages.history", "reads the conversation so far"],
  ["GET livechat/visitor/", "asks what is known of the visitor"],
  ["GET livechat/agent.info", "asks who answers"],
  ["POST livechat/visitor.status", "says that the visitor is there"],
  ["POST livechat/visitor", "registers the visitor"],
  ["POST livechat/custom.field", "stores one answer, to find the one at fault"],
  ["POST livechat/message", "delivers the visitor's message"],
  ["POST livechat/offline.message", "leaves a message for later"],
  ["POST livechat/page.visited", "tells the agent which page is open"],
  ["DELETE livechat/visitor", "forgets the visitor"],
];

type Fields = ServerState["workspace"]["customFields"];

/** What a request is for, in plain words. */
export function noteOf({ method, path, query, body }: LoggedRequest, fields: Fields): string {
  const call = `${method} ${path}`;
  if (call === "GET livechat/config") {
    return query.token ? "asks for the form, and whether this visitor is known" : "asks what the form should ask";
  }
  if (call === "POST livechat/custom.fields") {
    const isRoomScoped = keysOf(body).some((key) =>
      fields.some((field) => field.key === key && field.scope === "room"),
    );
    return isRoomScoped ? "stores what belongs to the conversation" : "stores the answers with the visitor";
  }
  return NOTES.find(([start]) => call.startsWith(start))?.[1] ?? "";
}

function keysOf(body: unknown): string[] {
  const { customFields } = Object(body) as { customFields?: unknown };
  return Array.isArray(customFields) ? customFields.map((field) => String(Object(field).key)) : [];
}
