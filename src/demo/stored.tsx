import type { VNode } from "preact";
import type { ControlClient } from "./control-client.ts";
import { Facts } from "./facts.tsx";
import { RoomCard } from "./room-card.tsx";
import type { ServerState } from "./server-state.ts";
import { VisitorCard } from "./visitor-card.tsx";

/** The data outlive a restart; the page is about the visitor who is here now. */
const MOST_VISITORS = 3;

/** What the workspace holds now: visitors with their conversations, newest first, and messages for later. */
export function Stored({ state, control }: { state: ServerState; control: ControlClient }): VNode {
  const { rooms, offlineMessages, workspace } = state;
  const visitors = newestFirst(state.visitors);
  return (
    <section class="stored" aria-labelledby="stored-title">
      <h3 id="stored-title">Stored</h3>
      {visitors.slice(0, MOST_VISITORS).map((visitor) => (
        <div key={visitor._id} class="person">
          <VisitorCard visitor={visitor} workspace={workspace} />
          {newestFirst(rooms.filter(({ v }) => v._id === visitor._id)).map((room) => (
            <RoomCard key={room._id} room={room} state={state} control={control} />
          ))}
        </div>
      ))}
      {visitors.length > MOST_VISITORS && <p class="hint">{visitors.length - MOST_VISITORS} earlier visitors</p>}
      {[...offlineMessages].reverse().map(({ _id, name, email, message, to }) => (
        <article key={_id} class="card">
          <p class="kind">Message for later</p>
          <h4 dir="auto">{name}</h4>
          <Facts
            facts={[
              ["Email", email],
              ["Goes to", to],
              ["Message", message],
            ]}
          />
        </article>
      ))}
    </section>
  );
}

function newestFirst<Item extends { ts: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((one, other) => other.ts.localeCompare(one.ts));
}
