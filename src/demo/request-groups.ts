import type { LoggedRequest } from "./server-state.ts";

export interface RequestGroups {
  /** Made by the form, in the order of arrival. */
  form: LoggedRequest[];
  /** The browser's own questions before a request to another origin. */
  preflights: LoggedRequest[];
  /** Made by the workspace's own chat window, after it took over. */
  chat: LoggedRequest[];
}

/** @param statics Origin of the form's frame. A same-origin GET names no origin: that is the workspace's own window. */
export function groupRequests(requests: readonly LoggedRequest[], statics: string): RequestGroups {
  const groups: RequestGroups = { form: [], preflights: [], chat: [] };
  for (const request of requests) {
    if (request.preflight) groups.preflights.push(request);
    else if (request.headers.origin === statics) groups.form.push(request);
    else groups.chat.push(request);
  }
  return groups;
}
