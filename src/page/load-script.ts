import { element } from "./element.ts";

interface Policy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
  /** Ours, made once: a page that lists policies allows a name no second time. */
  prechat?: Policy;
}

/**
 * Runs a classic script on the page, and hands it `properties` on its own element. A module would need the static
 * host's leave (CORS). A page that lists its Trusted Types policies has to list `prechat`. One that can't be loaded is
 * reported, unless `properties` say what else to do then.
 */
export function loadScript(
  url: string,
  properties?: object & { onerror?(): void; async?: boolean },
): HTMLScriptElement | undefined {
  const given = { onerror: () => console.error(`[prechat] ${url} can't be loaded`), ...properties };
  try {
    const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
    let policy: Policy = { createScriptURL: (url) => url };
    if (trustedTypes) policy = trustedTypes.prechat ??= trustedTypes.createPolicy("prechat", policy);
    const script = element("script", { ...given, src: policy.createScriptURL(url) });
    document.head.append(script);
    return script;
  } catch {
    given.onerror();
    return undefined;
  }
}
