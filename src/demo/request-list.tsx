import type { VNode } from "preact";
import { groupRequests } from "./request-groups.ts";
import { noteOf } from "./request-note.ts";
import { RequestRow } from "./request-row.tsx";
import type { LoggedRequest, ServerState } from "./server-state.ts";

export interface RequestListProps {
  state: ServerState;
  /** Origin of the form's frame. */
  statics: string;
}

/** Every request in the order of arrival; what isn't the form's own is folded away. */
export function RequestList({ state, statics }: RequestListProps): VNode {
  const { form, preflights, chat } = groupRequests(state.requests, statics);
  const rows = (requests: LoggedRequest[]) => (
    <ol>
      {requests.map((request, index) => (
        <RequestRow
          key={request.seq}
          request={request}
          position={index + 1}
          note={noteOf(request, state.workspace.customFields)}
        />
      ))}
    </ol>
  );
  return (
    <section class="requests" aria-labelledby="requests-title">
      <h3 id="requests-title">
        Requests <span class="count">{form.length}</span>
      </h3>
      {rows(form)}
      {preflights.length > 0 && (
        <details class="folded">
          <summary>{preflights.length} more by the browser itself (CORS preflights)</summary>
          {rows(preflights)}
        </details>
      )}
      {chat.length > 0 && (
        <details class="folded">
          <summary>{chat.length} more by the chat window that took over</summary>
          {rows(chat)}
        </details>
      )}
    </section>
  );
}
