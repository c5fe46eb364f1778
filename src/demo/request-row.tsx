import type { VNode } from "preact";
import type { LoggedRequest } from "./server-state.ts";

export interface RequestRowProps {
  request: LoggedRequest;
  /** Its place among the requests that are listed. */
  position: number;
  note: string;
}

/** One request: a line to read, and its content for who wants to look inside. */
export function RequestRow({ request, position, note }: RequestRowProps): VNode {
  const { method, path, at, query, body } = request;
  return (
    <li class="request">
      <details>
        <summary>
          <span class="position">{position}</span>
          <span class="call">
            <span class={`method ${method.toLowerCase()}`}>{method}</span> <span class="path">{path}</span>
          </span>
          <Status request={request} />
          <span class="note">{note}</span>
          <time dateTime={at}>{clockTime(at)}</time>
        </summary>
        {request.note && <p class="remark">{request.note}</p>}
        <Content title="Query" value={query} />
        <Content title="Body" value={body} />
      </details>
    </li>
  );
}

function Status({ request: { status, note } }: { request: LoggedRequest }): VNode {
  if (status !== null) return <span class={`status ${status < 400 ? "good" : "bad"}`}>{status}</span>;
  return note ? <span class="status bad">dropped</span> : <span class="status">…</span>;
}

function Content({ title, value }: { title: string; value: unknown }): VNode | null {
  if (Object.keys(Object(value)).length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </>
  );
}

function clockTime(at: string): string {
  return new Date(at).toLocaleTimeString("en", { hourCycle: "h23", timeStyle: "medium" });
}
