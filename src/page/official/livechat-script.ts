import { currentScript } from "../current-script.ts";
import { type LivechatRequest, startLivechat } from "./livechat.ts";

/* The way into the workspace's own widget: fetched after a registration whose handoff is "livechat". */
const script = currentScript() as HTMLScriptElement & LivechatRequest;
startLivechat(script);
script.remove();
