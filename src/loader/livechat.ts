import { loadScript } from "./load-script.ts";

type Command = (this: Livechat) => void;

/** What the workspace's own widget puts on `window`: a queue first, the real thing once its script ran. */
interface RocketChat {
  (command: Command): void;
  /** On pages that speak to us in its words (`src/compat`): what is its business from now on. */
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

/** Its scripts are 2.4 MB; meanwhile the visitor reads that the request has arrived. */
const START_TIMEOUT_MS = 30_000;

/** The element that its script puts on the page. */
const ELEMENT = ".rocketchat-widget";

/**
 * Starts the workspace's own widget as this visitor. It has started when its frame opened its window: that its
 * script ran says nothing about whether the page or the workspace lets the frame be shown.
 */
export function startLivechat(server: string, token: string, onDone: (chat?: ChatWindow) => void): void {
  const page = window as { RocketChat?: RocketChat };
  const before = page.RocketChat;
  const url = `${server}/livechat`;
  let isDone = false;
  const remove = () => {
    document.querySelector(ELEMENT)?.remove();
    if (before) page.RocketChat = before;
    else delete page.RocketChat;
  };
  const done = (chat?: ChatWindow) => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    if (!chat) {
      remove();
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
    this.onChatMaximized(() => done({ open: () => this.maximizeWidget(), remove }));
    this.setGuestToken(token);
    this.maximizeWidget();
  });
}
