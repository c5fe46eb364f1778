import type { ControlClient } from "./control-client.ts";
import type { ServerState } from "./server-state.ts";
import type { Widget } from "./widget.ts";

/**
 * A visitor who was never here, and a workspace without them; what the switches say stays. The workspace comes first:
 * the widget asks it for the form again.
 */
export async function startOver(
  widget: Widget,
  embedded: { control: ControlClient; state: { value: ServerState | null } } | null,
): Promise<void> {
  const { online, routing, departments } = embedded?.state.value?.workspace ?? {};
  await embedded?.control.reset();
  await embedded?.control.configure({ online, routing, departments });
  widget.reset();
  // The chat window that may have taken over can't be told to forget: the page starts anew without it.
  if (document.querySelector(".rocketchat-widget")) location.reload();
}
