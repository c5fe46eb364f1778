import { element } from "./element.ts";

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * Runs a classic script on the page, and hands it `properties` on its own element. A module would need the static
 * host's leave (CORS). A page that lists its Trusted Types policies has to list `prechat`.
 */
export function loadScript(url: string, properties?: object & { onerror?(): void }): void {
  try {
    const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
    const src = trustedTypes?.createPolicy("prechat", { createScriptURL: (url) => url }).createScriptURL(url) ?? url;
    document.head.append(element("script", { ...properties, src }));
  } catch {
    properties?.onerror?.();
  }
}
