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

/** The bodies that came to one endpoint, in order. */
export function bodiesOf(control: Control, path: string): unknown[] {
  return callsTo(control)
    .filter((call) => call.path === path)
    .map(({ body }) => body);
}
