import { ask, type Reply } from "../look/ask.ts";

/** Of somebody who may see every custom field. Never part of what is printed. */
export interface Administrator {
  user: string;
  token: string;
}

/** More than any workspace has: it sends fifty unasked. */
const ALL = 1_000;

/** Every custom field of the workspace, which visitors are not told of. */
export function lookAtFields(server: string, { user, token }: Administrator): Promise<Reply> {
  const headers = { "X-User-Id": user, "X-Auth-Token": token };
  return ask(`${server}/api/v1/livechat/custom-fields?count=${ALL}`, { headers });
}
