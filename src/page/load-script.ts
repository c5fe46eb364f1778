import { element } from "./element.ts";

/** Makes an address one that the page takes for a script's. Throws for any other than it was made for. */
export type Trust = (url: string) => string;

interface Policy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

/**
 * The Trusted Types policy of one script of ours: made when it is needed, and never given away. A page that lists its
 * policies has to list this name.
 *
 * @param addresses All that it ever trusts.
 */
export function createTrust(name: string, addresses: string[]): Trust {
  const rules: Policy = {
    createScriptURL(url) {
      if (!addresses.includes(url)) throw new TypeError(url);
      return url;
    },
  };
  let policy: Policy | undefined;
  return (url) => {
    const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
    policy ??= trustedTypes?.createPolicy(name, rules) ?? rules;
    return policy.createScriptURL(url);
  };
}

/**
 * Runs a classic script on the page, and hands it `properties` on its own element. A module would need the static
 * host's leave (CORS). One that can't be loaded is reported, unless `properties` say what else to do then.
 */
export function loadScript(
  url: string,
  trust: Trust,
  properties?: object & { onerror?(url: string): void; async?: boolean; crossOrigin?: string; fetchPriority?: string },
): HTMLScriptElement | undefined {
  const report = () => console.error(`[prechat] ${url} can't be loaded`);
  const onerror = () => (properties?.onerror ?? report)(url);
  try {
    const script = element("script", { ...properties, onerror, src: trust(url) });
    document.head.append(script);
    return script;
  } catch {
    onerror();
    return undefined;
  }
}
