import type { Config } from "../workspace/schemas.ts";

/**
 * The configuration without a guest, and their room, that another token than the one asked with stands for: nobody is
 * led into somebody else's chat, whatever the workspace answers.
 */
export function withOwnGuest(config: Config, token: string | null): Config {
  const { guest, room, ...others } = config;
  if (!guest || !token || (guest.token ?? token) !== token) return others;
  return { ...config, guest: { ...guest, token } };
}
