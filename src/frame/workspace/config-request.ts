/** A workspace that has not answered by then is treated as out of reach. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** What the configuration is asked for; unknown query keys are refused by the server. */
export interface ConfigQuery {
  /** From storage, hence anything. */
  token?: unknown;
  department?: string | undefined;
  businessUnit?: string | undefined;
}

/**
 * The first request of all, made before the app's code has arrived, hence without the client.
 * A plain GET: it needs no preflight, and answers even where the workspace's CORS setting is off.
 */
export function requestConfig(server: string, query: ConfigQuery): Promise<Response> {
  return fetch(`${server}/api/v1/livechat/config${toQueryString(query)}`, {
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
}

/** Empty values are left out. */
export function toQueryString(query: ConfigQuery): string {
  const filled = Object.entries(query).filter(([, value]) => value) as [string, string][];
  return filled.length ? `?${new URLSearchParams(filled)}` : "";
}
