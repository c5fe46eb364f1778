import { loadScript } from "./load-script.ts";

/** What the workspace's own widget puts on `window`: a queue first, the real thing once its script ran. */
interface RocketChat {
  (command: (this: Livechat) => void): void;
  livechat?: Livechat;
}

interface Livechat {
  setGuestToken(token: string): void;
  maximizeWidget(): void;
  onChatMaximized(listener: () => void): void;
}

const START_TIMEOUT_MS = 10_000;

/**
 * Starts the workspace's own widget as this visitor. It has started when its frame opened its window: that its
 * script ran says nothing about whether the page or the workspace lets the frame be shown.
 */
export function startLivechat(server: string, token: string, onDone: (started: boolean) => void): void {
  const page = window as { RocketChat?: RocketChat };
  const before = page.RocketChat;
  let isDone = false;
  const done = (started: boolean) => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    if (!started && page.RocketChat !== before) {
      document.querySelector(".rocketchat-widget")?.remove();
      if (before) page.RocketChat = before;
      else delete page.RocketChat;
    }
    onDone(started);
  };
  const timer = setTimeout(done, START_TIMEOUT_MS, false);
  if (!before?.livechat) {
    const url = `${server}/livechat`;
    const queue: unknown[] = [];
    // Its script reads both: the queue of commands, and the address of its frame.
    page.RocketChat = Object.assign((command: unknown) => void queue.push(command), { _: queue, url });
    loadScript(`${url}/rocketchat-livechat.min.js`, { onerror: () => done(false) });
  }
  page.RocketChat?.(function () {
    this.onChatMaximized(() => done(true));
    this.setGuestToken(token);
    this.maximizeWidget();
  });
}
