import type { Control, LoggedRequest } from "../../server/index.ts";
import { callsTo } from "./calls.ts";

/** What stands for a value that is another in each run, by that value. */
export type Names = Map<string, string>;

/** What the workspace knows by now, and what the widget made up for it. */
export function namesIn(control: Control, places: Record<string, string>): Names {
  const count = (values: string[], name: string) =>
    values.map((value, index) => [value, index ? `{${name} ${index + 1}}` : `{${name}}`] as const);
  return new Map([
    ...Object.entries(places).map(([name, value]) => [value, `{${name}}`] as const),
    ...count(
      control.visitors().map(({ token }) => token),
      "token",
    ),
    ...count(
      control.rooms().map(({ _id }) => _id),
      "room",
    ),
    ...count(
      control.messages().map(({ _id }) => _id),
      "message id",
    ),
  ]);
}

/** The requests as a reader of the contract sees them: one block each, a line for what it carries. */
export function writtenRequests(requests: LoggedRequest[], names: Names): string {
  return requests.length ? requests.map((request) => writtenRequest(request, names)).join("\n\n") : "(no request)";
}

function writtenRequest({ method, path, query, body }: LoggedRequest, names: Names): string {
  const address = [path, new URLSearchParams(query)].map(String).filter(Boolean).join("?");
  const lines = [`${method} ${decodeURIComponent(address)}`, ...(body === null ? [] : [JSON.stringify(body, null, 2)])];
  return named(lines.join("\n"), names);
}

/** Headers that differ from request to request by the method alone, and are looked at for each. */
export function writtenHeaders(requests: LoggedRequest[], names: Names): string {
  const lines = requests.map(({ method, headers }) => {
    const { contentType, own, ...others } = headers;
    const given = Object.entries({ "content-type": contentType, ...others }).map(
      ([name, value]) => `${name}: ${value ?? "(none)"}`,
    );
    return named(
      `${method}\n${[...given, `beyond the browser's own: ${own.join(", ") || "(none)"}`].join("\n")}`,
      names,
    );
  });
  return [...new Set(lines)].sort().join("\n\n");
}

function named(text: string, names: Names): string {
  return [...names].reduce((written, [value, name]) => written.replaceAll(value, name), text);
}

/** Forgets what was asked so far, once it has been answered, and returns it. */
export async function takeCalls(control: Control): Promise<LoggedRequest[]> {
  await settled(control);
  const calls = callsTo(control);
  control.clearRequests();
  return calls;
}

/** Every request that has arrived was answered. */
async function settled(control: Control): Promise<void> {
  const isSettled = () => control.requests().every(({ status }) => status !== null);
  if (isSettled()) return;
  await new Promise<void>((resolve) => {
    const stop = control.onChange(() => {
      if (!isSettled()) return;
      stop();
      resolve();
    });
  });
}
