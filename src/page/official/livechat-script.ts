import { currentScript } from "../current-script.ts";
import { startLivechat } from "./livechat.ts";
import { prepareLivechat } from "./prepare-livechat.ts";

/** The way into the workspace's own widget. */
export interface WayIntoLivechat {
  prepareLivechat: typeof prepareLivechat;
  startLivechat: typeof startLivechat;
}

/** What whoever loads this script gives to its element. */
export interface LivechatScriptRequest {
  onReady(way: WayIntoLivechat): void;
  /** It can't be loaded. */
  onerror(): void;
}

/* Fetched once a visitor has sent the form whose handoff is "livechat", or at the handoff at the latest. */
const script = currentScript() as HTMLScriptElement & LivechatScriptRequest;
script.onReady({ prepareLivechat, startLivechat });
script.remove();
