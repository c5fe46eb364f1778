import type { Wait } from "../workspace/client.ts";
import { type ConfigQuery, toQueryString } from "../workspace/config-request.ts";
import type { Failure } from "../workspace/failure.ts";
import { type Config, configReply } from "../workspace/schemas.ts";
import { createClient } from "./after-form.ts";

export interface ConfigAgainPort {
  server: string;
  signal: AbortSignal;
  query(): Promise<ConfigQuery>;
  onWait(wait: Wait | null): void;
}

/** The configuration, after a first request that failed in passing. */
export async function requestConfigAgain({ reason, waitMs }: Failure, port: ConfigAgainPort): Promise<Config> {
  const { server, signal, query, onWait } = port;
  if (waitMs) {
    onWait({ reason, until: Date.now() + waitMs });
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    signal.throwIfAborted();
  }
  const client = createClient({ server, onWait, signal });
  return (await client.call(`config${toQueryString(await query())}`, configReply)).config;
}
