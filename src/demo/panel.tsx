import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import type { Addresses } from "./addresses.ts";
import type { ControlClient } from "./control-client.ts";
import { EmbedCode } from "./embed-code.tsx";
import { EventList } from "./event-list.tsx";
import type { Connection } from "./live-state.ts";
import { RequestList } from "./request-list.tsx";
import type { ServerState } from "./server-state.ts";
import { ServerSwitches } from "./server-switches.tsx";
import { Stored } from "./stored.tsx";
import { Welcome } from "./welcome.tsx";
import type { Widget } from "./widget.ts";
import type { WidgetEvent } from "./widget-events.ts";
import { WidgetSwitches } from "./widget-switches.tsx";

/** The embedded server as the panel sees it; a real workspace has none. */
export interface EmbeddedServer {
  control: ControlClient;
  state: ReadonlySignal<ServerState | null>;
  connection: ReadonlySignal<Connection>;
}

export interface PanelProps {
  addresses: Addresses;
  widget: Widget;
  events: ReadonlySignal<WidgetEvent[]>;
  embedded: EmbeddedServer | null;
  isDirect: boolean;
  onStartOver(): void;
}

const CONNECTION: Record<Connection, string> = { connecting: "Connecting…", live: "Live", lost: "Connection lost" };

/** Beside the shop: what arrives in its workspace. */
export function Panel(props: PanelProps): VNode {
  const { embedded, events } = props;
  const state = embedded?.state.value ?? null;
  const { addresses, isDirect } = props;
  const hasVisitor = Boolean(state?.visitors.length || state?.offlineMessages.length);
  const hasRequests = Boolean(state?.requests.length);
  return (
    <details class="panel" open>
      <summary>
        <h2>{embedded ? "What the workspace received" : "What the site is told"}</h2>
        {embedded && (
          <span class={`connection ${embedded.connection.value}`} role="status">
            {CONNECTION[embedded.connection.value]}
          </span>
        )}
      </summary>
      <div class="body">
        <div class="scroller">
          {!embedded && (
            <p class="notice">
              The live view needs the embedded server: this page uses the workspace at {addresses.server}, so it shows
              what the widget tells the site instead.
            </p>
          )}
          {embedded && !hasVisitor && <Welcome isDirect={isDirect} isOpened={hasRequests} />}
          {state && hasRequests && <RequestList state={state} statics={addresses.statics} />}
          {state && embedded && hasVisitor && <Stored state={state} control={embedded.control} />}
          {(!embedded || events.value.length > 0) && <EventList events={events.value} />}
          <EmbedCode addresses={addresses} isDirect={isDirect} />
        </div>
        <Drawer onStartOver={props.onStartOver}>
          {state && embedded && <ServerSwitches state={state} control={embedded.control} />}
          <WidgetSwitches widget={props.widget} />
        </Drawer>
      </div>
    </details>
  );
}

function Drawer({ children, onStartOver }: { children: ComponentChildren; onStartOver(): void }): VNode {
  return (
    <div class="drawer">
      <details>
        <summary>Try what can happen</summary>
        <div class="switches">{children}</div>
      </details>
      <button type="button" class="start-over" onClick={onStartOver}>
        Start over
      </button>
    </div>
  );
}
