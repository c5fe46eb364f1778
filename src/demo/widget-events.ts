import { signal } from "@preact/signals";
import { onWidgetEvent } from "./widget.ts";

export interface WidgetEvent {
  id: number;
  name: string;
  detail: unknown;
}

/** The events of the widget so far, as a site's own code receives them. */
export function collectWidgetEvents() {
  const events = signal<WidgetEvent[]>([]);
  onWidgetEvent((name, detail) => {
    events.value = [...events.value, { id: events.value.length + 1, name, detail }];
  });
  return events;
}
