import { effect, type ReadonlySignal } from "@preact/signals";
import { h, render } from "preact";
import { loadAddresses } from "./addresses.ts";
import { createControlClient } from "./control-client.ts";
import { followServer } from "./live-state.ts";
import { Panel } from "./panel.tsx";
import { groupRequests } from "./request-groups.ts";
import type { ServerState } from "./server-state.ts";
import { startOver } from "./start-over.ts";
import { type Page, widgetOf } from "./widget.ts";
import { collectWidgetEvents } from "./widget-events.ts";

/** The demo's own script: the page around it is a customer's site that knows nothing of it. */
const events = collectWidgetEvents();
const widget = widgetOf(window as Page);
const root = document.querySelector("#workspace");

// On a wide window the shop scrolls in a box of its own, and keys scroll only what has the focus.
if (document.activeElement === document.body) document.querySelector<HTMLElement>(".site")?.focus();

try {
  const addresses = await loadAddresses();
  const control = addresses.control === null ? null : createControlClient(addresses.control);
  const embedded = control && { control, ...followServer(control) };
  const props = {
    addresses,
    widget,
    events,
    embedded,
    isDirect: !("Prechat" in window),
    onStartOver: () => {
      events.value = [];
      void startOver(widget, embedded);
    },
  };
  if (embedded) countOn(document.querySelector(".demo-jump"), embedded.state, addresses.statics);
  if (root) render(h(Panel, props), root);
} catch (error) {
  console.error("[demo] open this page through `npm start`", error);
  if (root) root.textContent = "Open this page through “npm start”: it needs the addresses of the demo's servers.";
}

/** On a phone the panel is below the shop: the link to it says when something has arrived. */
function countOn(link: HTMLElement | null, state: ReadonlySignal<ServerState | null>, statics: string): void {
  effect(() => {
    const { length } = groupRequests(state.value?.requests ?? [], statics).form;
    if (link) link.textContent = length ? `${length} arrived` : "What arrives";
  });
}
