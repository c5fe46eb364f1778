import { factsOf, kebab, type SettingName } from "../../../protocol/setting-facts.ts";
import { literal } from "./literal.ts";
import { escapeAttribute } from "./script-tag.ts";
import { entriesOf, type Site } from "./site.ts";

/** What means nothing where the form is the whole iframe, or is said before. */
const IS_LOADERS: SettingName[] = ["mode", "name", "server"];

/** The form without a script of ours; settings that have no place in its address go through a channel. */
export function directIframe({ server, files, settings }: Site): string {
  const own = settings.frame;
  const frame = typeof own === "string" && URL.canParse(own) ? own : `${files}/frame/index.html`;
  const ofFrame = entriesOf(settings).filter(([name]) => factsOf(name).side !== "page" && !IS_LOADERS.includes(name));
  const isParameter = ([name, value]: (typeof ofFrame)[number]) =>
    factsOf(name).isParameter && typeof value !== "object";
  const query = [["server", server] as const, ...ofFrame.filter(isParameter)].map(
    ([name, value]) => `${kebab(name)}=${encodeURIComponent(String(value))}`,
  );
  const others = ofFrame.filter((entry) => !isParameter(entry));
  const iframe = `<iframe id="chat-frame" title="Chat" src="${escapeAttribute(`${frame}?${query.join("&")}`)}"></iframe>`;
  return others.length > 0 ? `${iframe}\n${channel(frame, Object.fromEntries(others))}` : iframe;
}

function channel(frame: string, settings: object): string {
  const origin = URL.canParse(frame) ? new URL(frame).origin : frame;
  return `<script>
  const frame = document.querySelector("#chat-frame");
  const { port1, port2 } = new MessageChannel();
  frame.addEventListener("load", () => {
    frame.contentWindow.postMessage({ prechat: 1, type: "connect" }, ${literal(origin)}, [port2]);
    port1.postMessage({ type: "set", settings: ${literal(settings, "    ")} });
  }, { once: true });
</script>`;
}
