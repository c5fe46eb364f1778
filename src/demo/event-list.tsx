import type { VNode } from "preact";
import type { WidgetEvent } from "./widget-events.ts";

/** What the site itself was told. */
export function EventList({ events }: { events: WidgetEvent[] }): VNode {
  return (
    <section class="events" aria-labelledby="events-title">
      <h3 id="events-title">
        Told to the site <span class="count">{events.length}</span>
      </h3>
      {events.length === 0 && <p class="hint">The widget's events appear here; the site's own code can use them.</p>}
      <ol>
        {events.map(({ id, name, detail }) => (
          <li key={id}>
            <details>
              <summary>
                <code>prechat:{name}</code>
              </summary>
              <pre>{JSON.stringify(detail ?? {}, null, 2)}</pre>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
