import { computed, signal } from "@preact/signals";
import { boundConfig } from "../form/bounded-config.ts";
import { warnOwner } from "../owner/warn-owner.ts";
import type { Identity } from "../registration/identity.ts";
import { withOwnGuest } from "../registration/own-guest.ts";
import type { createClient, Wait } from "../workspace/client.ts";
import { type ConfigQuery, requestConfig, toQueryString } from "../workspace/config-request.ts";
import { toFailure } from "../workspace/failure.ts";
import { readReply } from "../workspace/reply.ts";
import { type Config, configReply } from "../workspace/schemas.ts";
import type { Lifetime } from "./lifetime.ts";

/** As long the configuration is news: for a click that follows the hover which asked for it. */
const FRESH_MS = 10_000;

export interface ConfigurationPort {
  server: string;
  lifetime: Lifetime;
  /** The workspace's client comes after the form. */
  loadClient(): Promise<{ createClient: typeof createClient }>;
  identity: Identity;
  /** From the frame's document. */
  snapshot: Config | null;
  businessUnit(): string | undefined;
  onWait(wait: Wait | null): void;
}

/** The workspace's configuration, as it is for one visitor. */
export class Configuration {
  /** The one that the form is made of. */
  readonly value = signal<Config | null>(null);
  /** What is to be shown of it: until it has come, the snapshot. Nothing is sent by that. */
  readonly known = computed(() => this.value.value ?? this.#port.snapshot);
  /** The last one that came, also while what it takes is still being fetched. */
  newest: Config | null = null;
  /** Why it is not asked for at the moment. */
  wait: Wait | null = null;
  readonly #port: ConfigurationPort;
  /** The request that is under way: whoever else asks gets its answer. */
  #asking: Promise<Config> | null = null;
  #cameAt = Number.NEGATIVE_INFINITY;

  constructor(port: ConfigurationPort) {
    this.#port = port;
  }

  /** Whether it may be used without asking again. */
  get isFresh(): boolean {
    return performance.now() - this.#cameAt < FRESH_MS;
  }

  /** From now on it may be out of date. */
  age(): void {
    this.#cameAt = Number.NEGATIVE_INFINITY;
  }

  /** @param first The request that was made while the app was on its way. @throws {Failure} */
  ask(first?: Promise<Response>): Promise<Config> {
    this.#asking ??= this.#port.lifetime.until(this.#request(first)).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #request(first?: Promise<Response>): Promise<Config> {
    const { identity } = this.#port;
    const config = await (first ? readConfig(first) : this.#requestOnce()).catch((error) => this.#requestAgain(error));
    // Nobody but the visitor of this browser, whatever the workspace answers.
    this.newest = withOwnGuest(boundConfig(config, warnOwner), identity.known);
    this.#cameAt = performance.now();
    return this.newest;
  }

  async #requestOnce(): Promise<Config> {
    const { server } = this.#port;
    return readConfig(requestConfig(server, await this.#query()));
  }

  /** After a failure that may pass. */
  async #requestAgain(error: unknown): Promise<Config> {
    const { server, lifetime, loadClient } = this.#port;
    const onWait = (wait: Wait | null) => {
      this.wait = wait;
      this.#port.onWait(wait);
    };
    const failure = toFailure(error);
    if (!failure.isPassing) throw failure;
    const { createClient } = await loadClient();
    if (failure.waitMs) {
      onWait({ reason: failure.reason, until: Date.now() + failure.waitMs });
      await new Promise<void>((resolve) => lifetime.later(failure.waitMs ?? 0, resolve));
    }
    const client = createClient({ server, onWait, signal: lifetime.signal });
    return (await client.call(`config${toQueryString(await this.#query())}`, configReply)).config;
  }

  async #query(): Promise<ConfigQuery> {
    const { identity, businessUnit } = this.#port;
    return { token: await identity.recall(), businessUnit: businessUnit() };
  }
}

async function readConfig(response: Promise<Response>): Promise<Config> {
  return (await readReply(await response, configReply)).config;
}
