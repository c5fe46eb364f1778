import type { Settings } from "../../protocol/settings.ts";

/**
 * The frame learns whom to speak to, and which texts to fetch at once; nothing else: what is in an address ends in logs.
 */
export function frameAddress({ frame, locale = document.documentElement.lang }: Settings): string {
  return `${frame}?parent=${location.origin}&lang=${locale}`;
}
