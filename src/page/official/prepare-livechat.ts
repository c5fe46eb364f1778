import { loadScript } from "../load-script.ts";
import { addressOf, ELEMENT, prevent, trustFor } from "./livechat.ts";

/**
 * Fetches the first script of the workspace's own widget while the visitor's room is made, and with it the connection
 * that it comes over. It does not run, and leaves nothing on the page. Not earlier: on a workspace that has none, or
 * whose files the page refuses, the browser complains in the console.
 *
 * The rest waits for the handoff: the widget's frame writes into its storage and calls the workspace as soon as it
 * runs (`docs/benchmark.md`). Its files can come earlier, where a pinned frame's document names them.
 *
 * @param server Address of the workspace.
 */
export function prepareLivechat(server: string): void {
  // An isolated page refuses files that don't say that any site may have them, and says so in the console.
  if (crossOriginIsolated || document.querySelector(ELEMENT)) return;
  // What can't be fetched ahead is fetched at the handoff, and reported then.
  const script = loadScript(addressOf(server), trustFor(server), { fetchPriority: "low", onerror() {} });
  if (script) prevent(script);
}
