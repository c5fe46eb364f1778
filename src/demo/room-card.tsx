import type { VNode } from "preact";
import { AgentDesk } from "./agent-desk.tsx";
import type { ControlClient } from "./control-client.ts";
import { customFacts, Facts } from "./facts.tsx";
import type { Room, ServerState } from "./server-state.ts";

export interface RoomCardProps {
  room: Room;
  state: ServerState;
  control: ControlClient;
}

/** A conversation with what was said in it and, while it is open, the agent's side. */
export function RoomCard({ room, state, control }: RoomCardProps): VNode {
  const { workspace } = state;
  const messages = state.messages.filter(({ rid }) => rid === room._id);
  return (
    <article class={`card room ${room.open ? "" : "closed"}`}>
      <p class="kind">
        Conversation <span class={`tag ${room.open ? "good" : ""}`}>{room.open ? "Open" : "Closed"}</span>
      </p>
      <Facts
        facts={[
          ["Department", workspace.departments.find(({ _id }) => _id === room.departmentId)?.name ?? room.departmentId],
          ["Served by", room.servedBy?.name ?? "nobody yet: waiting in the queue"],
          ...customFacts(room.livechatData, workspace.customFields),
        ]}
      />
      {messages.length > 0 && (
        <ol class="messages">
          {messages.map(({ _id, msg, token, u, ts }) => (
            <li key={_id} class={token === undefined ? "agent" : "visitor"}>
              <span class="author">
                {u.name}{" "}
                <time dateTime={ts}>
                  {new Date(ts).toLocaleTimeString("en", { hourCycle: "h23", timeStyle: "short" })}
                </time>
              </span>
              <p dir="auto">{msg}</p>
            </li>
          ))}
        </ol>
      )}
      {room.open && <AgentDesk room={room} control={control} />}
    </article>
  );
}
