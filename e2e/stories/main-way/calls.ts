import type { Control, LoggedRequest } from "../../server/index.ts";

/** What the workspace was asked, in order. Preflights are the browser's own. */
export function callsTo(control: Control): LoggedRequest[] {
  return control.requests().filter(({ preflight }) => !preflight);
}

/**
 * The same as one line each, `POST livechat/visitor`. Whether the chosen department is staffed is asked beside them,
 * whenever the choice changes: that is left out.
 */
export function pathsOf(control: Control): string[] {
  return callsTo(control)
    .filter(({ query }) => !query.department)
    .map(({ method, path }) => `${method} ${path}`);
}

/**
 * What the workspace was told of the visitor, call by call. Not the first call, which tells it a new token alone.
 */
export function detailsOf(control: Control): Record<string, string>[] {
  const bodies = bodiesOf(control, "livechat/visitor") as { visitor: Record<string, string> }[];
  return bodies.map(({ visitor }) => visitor).filter((visitor) => Object.keys(visitor).length > 1);
}

/** The bodies that came to one endpoint, in order. */
export function bodiesOf(control: Control, path: string): unknown[] {
  return callsTo(control)
    .filter((call) => call.path === path)
    .map(({ body }) => body);
}
