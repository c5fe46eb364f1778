import { createTrust, loadScript } from "../load-script.ts";

/** Our other scripts: the stable names of their files. */
const PARTS = ["prechat-panel", "prechat-check", "prechat-livechat", "prechat-status", "compat"] as const;

/** Runs one of our other scripts, and hands it these properties on its own element. */
export type LoadPart = (part: (typeof PARTS)[number], request: object) => void;

/** @param base Address that the others are beside, and nothing else is ever loaded. */
export function createPartLoader(base: string): LoadPart {
  const addressOf = (part: string) => new URL(`${part}.js`, base).href;
  const trust = createTrust("prechat", PARTS.map(addressOf));
  return (part, request) => {
    const url = addressOf(part);
    // A page with a Cross-Origin-Embedder-Policy gets some hosts' files only in the other way (CORS).
    const again = () => loadScript(url, trust, { ...request, crossOrigin: "anonymous" });
    loadScript(url, trust, { ...request, onerror: again });
  };
}
