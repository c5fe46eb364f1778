import type { TargetedSubmitEvent, VNode } from "preact";
import type { ControlClient } from "./control-client.ts";
import type { Room } from "./server-state.ts";

/** Where the person in front of the demo answers as the agent. */
export function AgentDesk({ room, control }: { room: Room; control: ControlClient }): VNode {
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
    <form class="desk" onSubmit={send}>
      <label for={id}>Answer as {room.servedBy?.name ?? "the agent"}</label>
      <div class="reply">
        <input id={id} name="reply" autocomplete="off" placeholder="Hello! How can I help?" />
        <button type="submit">Send</button>
      </div>
      <button type="button" class="quiet" onClick={() => control.closeRoom(room._id)}>
        Close chat
      </button>
    </form>
  );
}
