import { createTrust, loadScript, type Trust } from "../load-script.ts";
import { pageFunction } from "../page-function.ts";

type Command = (this: Livechat) => void;

/** What the workspace's own widget puts on `window`: a queue first, the real thing once its script ran. */
interface RocketChat {
  (command: Command): void;
  /** On pages that speak to us in its words (`compat-script.ts`): what is its business from now on. */
  carried?: Command[];
}

interface Livechat {
  setGuestToken(token: string): void;
  maximizeWidget(): void;
  onChatMaximized(listener: () => void): void;
}

/** The workspace's own widget, running. */
export interface ChatWindow {
  open(): void;
}

export interface LivechatRequest {
  /** Address of the workspace. */
  server: string;
  /** The visitor's. */
  token: string;
  /** Aborted when the visitor is forgotten: the widget goes, also while it is still being started. */
  signal: AbortSignal;
  /** Told once, with nothing when it did not start. */
  onDone(chat?: ChatWindow): void;
}

/** Its scripts are 2.4 MB; meanwhile the visitor reads that the request has arrived. */
const START_TIMEOUT_MS = 30_000;

/** The element that its script puts on the page. */
export const ELEMENT = ".rocketchat-widget";

/** Of its script. */
export const addressOf = (server: string) => `${server}/livechat/rocketchat-livechat.min.js`;

const trusts = new Map<string, Trust>();

/** A name of its own: what the workspace's widget is trusted for says nothing of our own files. */
export function trustFor(server: string): Trust {
  const trust = trusts.get(server) ?? createTrust("prechat-livechat", [addressOf(server)]);
  trusts.set(server, trust);
  return trust;
}

/**
 * Starts the workspace's own widget as this visitor. It has started when its frame opened its window: that its
 * script ran says nothing about whether the page or the workspace lets the frame be shown.
 */
export function startLivechat({ server, token, signal, onDone }: LivechatRequest): void {
  // Forgotten while this script was on its way.
  if (signal.aborted) return;
  const page = window as { RocketChat?: RocketChat };
  const before = pageFunction<RocketChat>("RocketChat");
  const url = `${server}/livechat`;
  let script: HTMLScriptElement | undefined;
  let isDone = false;
  const restore = () => {
    if (before) page.RocketChat = before;
    else delete page.RocketChat;
  };
  const done = (chat?: ChatWindow) => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    if (!chat) {
      signal.removeEventListener("abort", end);
      document.querySelector(ELEMENT)?.remove();
      restore();
      console.error(`[prechat] ${url} did not start. Is it there, and does this page's policy allow it?`);
    }
    onDone(chat);
  };
  const end = () => {
    isDone = true;
    clearTimeout(timer);
    if (script) prevent(script);
    empty();
    restore();
  };
  const timer = setTimeout(done, START_TIMEOUT_MS);
  signal.addEventListener("abort", end, { once: true });
  // Not by its name on `window`, which others answer to.
  if (!document.querySelector(ELEMENT)) {
    const queue = [...(before?.carried ?? [])];
    // Its script reads both: the queue of commands, and the address of its frame.
    page.RocketChat = Object.assign((command: Command) => void queue.push(command), { _: queue, url });
    script = loadScript(addressOf(server), trustFor(server), { onerror: () => done() });
  }
  pageFunction<RocketChat>("RocketChat")?.(function () {
    const open = () => this.maximizeWidget();
    this.onChatMaximized(() => done({ open }));
    this.setGuestToken(token);
    this.maximizeWidget();
  });
}

/**
 * Keeps a script that is still on its way from running, which taking it out of the page would not: one that has moved
 * to another document by the time it comes is left alone (https://html.spec.whatwg.org/#execute-the-script-element).
 */
export function prevent(script: HTMLScriptElement): void {
  document.implementation.createHTMLDocument().adoptNode(script);
}

/** Its script can't be stopped, and tells its frame of every page for ever: the frame stays, out of sight and blank. */
function empty(): void {
  const element = document.querySelector<HTMLElement>(ELEMENT);
  const frame = element?.querySelector("iframe");
  if (!element || !frame) return;
  frame.src = "about:blank";
  // Nobody is to take it for the next one.
  frame.id = element.className = "";
  element.style.display = "none";
}
