import { element } from "./element.ts";

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * Runs a classic script on the page, and hands it `properties` on its own element. A module would need the static
 * host's leave (CORS). A page that lists its Trusted Types policies has to list `prechat`. One that can't be loaded is
 * reported, unless `properties` say what else to do then.
 */
export function loadScript(url: string, properties?: object & { onerror?(): void }): void {
  const given = { onerror: () => console.error(`[prechat] ${url} can't be loaded`), ...properties };
  try {
    const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
    const src = trustedTypes?.createPolicy("prechat", { createScriptURL: (url) => url }).createScriptURL(url) ?? url;
    document.head.append(element("script", { ...given, src }));
  } catch {
    given.onerror();
  }
}
