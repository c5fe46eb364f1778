import type { TargetedSubmitEvent, VNode } from "preact";
import type { ControlClient } from "./control-client.ts";
import type { Room } from "./server-state.ts";

export interface AgentDeskProps {
  room: Room;
  control: ControlClient;
}

/** Where the person in front of the demo is the agent: takes the chat, answers, closes it. */
export function AgentDesk({ room, control }: AgentDeskProps): VNode {
  return (
    <div class="desk">
      {room.servedBy ? (
        <Reply room={room} agent={room.servedBy.name} control={control} />
      ) : (
        <button type="button" onClick={() => control.takeRoom(room._id)}>
          Take chat
        </button>
      )}
      <button type="button" class="quiet" onClick={() => control.closeRoom(room._id)}>
        Close chat
      </button>
    </div>
  );
}

function Reply({ room, agent, control }: AgentDeskProps & { agent: string }): VNode {
  const id = `reply-${room._id}`;
  const send = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get("reply")).trim();
    if (!text) return;
    await control.reply(room._id, text);
    form.reset();
  };
  return (
    <form onSubmit={send}>
      <label for={id}>Answer as {agent}</label>
      <div class="reply">
        <input id={id} name="reply" autocomplete="off" placeholder="Hello! How can I help?" />
        <button type="submit">Send</button>
      </div>
    </form>
  );
}
