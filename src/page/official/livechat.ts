import { loadScript } from "../load-script.ts";

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
  remove(): void;
}

export interface LivechatRequest {
  /** Address of the workspace. */
  server: string;
  /** The visitor's. */
  token: string;
  /** Told once, with nothing when it did not start. */
  onDone(chat?: ChatWindow): void;
}

/** Its scripts are 2.4 MB; meanwhile the visitor reads that the request has arrived. */
const START_TIMEOUT_MS = 30_000;

/** The element that its script puts on the page. */
const ELEMENT = ".rocketchat-widget";

/**
 * Starts the workspace's own widget as this visitor. It has started when its frame opened its window: that its
 * script ran says nothing about whether the page or the workspace lets the frame be shown.
 */
export function startLivechat({ server, token, onDone }: LivechatRequest): void {
  const page = window as { RocketChat?: RocketChat };
  const before = page.RocketChat;
  const url = `${server}/livechat`;
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
      document.querySelector(ELEMENT)?.remove();
      restore();
      console.error(`[prechat] ${url} did not start. Is it there, and does this page's policy allow it?`);
    }
    onDone(chat);
  };
  const timer = setTimeout(done, START_TIMEOUT_MS);
  // Not by its name on `window`, which others answer to.
  if (!document.querySelector(ELEMENT)) {
    const queue = [...(before?.carried ?? [])];
    // Its script reads both: the queue of commands, and the address of its frame.
    page.RocketChat = Object.assign((command: Command) => void queue.push(command), { _: queue, url });
    loadScript(`${url}/rocketchat-livechat.min.js`, { onerror: () => done() });
  }
  page.RocketChat?.(function () {
    const open = () => this.maximizeWidget();
    const remove = () => {
      empty();
      restore();
    };
    this.onChatMaximized(() => done({ open, remove }));
    this.setGuestToken(token);
    this.maximizeWidget();
  });
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
