import type { VNode } from "preact";
import type { ControlClient } from "./control-client.ts";
import { arm, isArmed, MISHAPS } from "./mishaps.ts";
import type { ServerState } from "./server-state.ts";
import { Toggle } from "./toggle.tsx";

/** The workspace's side: what an administrator sets, and what goes wrong. */
export function ServerSwitches({ state, control }: { state: ServerState; control: ControlClient }): VNode {
  const { workspace, faults } = state;
  const offer = (id: string, showOnRegistration: boolean) =>
    control.configure({
      departments: workspace.departments.map((one) => (one._id === id ? { ...one, showOnRegistration } : one)),
    });
  return (
    <>
      <fieldset>
        <legend>The workspace</legend>
        <Toggle
          label="Agents are online"
          isOn={workspace.online}
          onChange={(online) => control.configure({ online })}
        />
        <Toggle
          label="An agent takes chats at once"
          isOn={workspace.routing === "auto"}
          onChange={(isOn) => control.configure({ routing: isOn ? "auto" : "manual" })}
        />
        {workspace.departments.map(({ _id, name, showOnRegistration }) => (
          <Toggle
            key={_id}
            label={`Department: ${name}`}
            isOn={showOnRegistration}
            onChange={(isOn) => offer(_id, isOn)}
          />
        ))}
        <p class="hint">Read by the widget when it opens: start over to see it.</p>
      </fieldset>
      <fieldset>
        <legend>What goes wrong</legend>
        {MISHAPS.map(({ label, rule }) => (
          <Toggle
            key={label}
            label={label}
            isOn={isArmed(rule, faults)}
            onChange={(isOn) => arm(control, rule, isOn, faults)}
          />
        ))}
        <p class="hint">Each happens once. Nothing that was typed is lost, and nothing is stored twice.</p>
      </fieldset>
    </>
  );
}
