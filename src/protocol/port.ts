import {
  isWindowMessage,
  PROTOCOL_VERSION,
  parseTagged,
  type ToFrame,
  type ToHost,
  type WindowMessage,
} from "./messages.ts";

/** The sending side of a private line to one peer. */
export interface Outlet<Out> {
  send(message: Out): void;
}

/** A private line to one peer. */
export interface Line<Out> extends Outlet<Out> {
  close(): void;
}

/**
 * The page's end. Waits until the document in `frame` listens, then opens a private channel to it.
 * The frame says hello as soon as its first script runs; on a page whose origin is opaque (`file:`)
 * it can't, so the frame's load event starts the channel too. A frame that reloads connects anew.
 *
 * @param origin The frame's origin: the only one that is spoken to or listened to.
 * @param onConnect Speaks first, on the channel that was just opened.
 */
export function connectFrame(
  frame: HTMLIFrameElement,
  origin: string,
  onConnect: (channel: Outlet<ToFrame>) => void,
  onMessage: (message: ToHost) => void,
): Line<ToFrame> {
  // More than one when a greeting crossed ours: the frame took the first that it heard of, the others lead nowhere.
  const ports: MessagePort[] = [];
  const connect = () => {
    const { port1: port, port2 } = new MessageChannel();
    ports.push(port);
    port.onmessage = (event) => {
      const message = parseTagged<ToHost>(event.data);
      if (message) onMessage(message);
    };
    frame.contentWindow?.postMessage({ prechat: PROTOCOL_VERSION, type: "connect" } satisfies WindowMessage, origin, [
      port2,
    ]);
    onConnect({ send: (message) => port.postMessage(message) });
  };
  const listen = (event: MessageEvent) => {
    if (event.source === frame.contentWindow && event.origin === origin && isWindowMessage(event.data, "hello")) {
      connect();
    }
  };
  const greet = () => ports.length > 0 || connect();
  addEventListener("message", listen);
  if (location.origin === "null") frame.addEventListener("load", greet);
  // A frame that was there before us may have said hello to nobody. One that was moved in the page starts anew.
  if (hasNavigated(frame)) queueMicrotask(() => hasNavigated(frame) && greet());
  return {
    send(message) {
      for (const port of ports) port.postMessage(message);
    },
    close() {
      removeEventListener("message", listen);
      frame.removeEventListener("load", greet);
      for (const port of ports.splice(0)) port.close();
    },
  };
}

/** Whether the frame has left its first, empty document, which is on the page's own origin. */
function hasNavigated(frame: HTMLIFrameElement): boolean {
  try {
    return frame.contentWindow !== null && frame.contentWindow.location.href !== "about:blank";
  } catch {
    return true;
  }
}

/**
 * The frame's end. Says hello to the origin its address names, and takes the first channel that its own
 * parent window offers from an allowed origin. Anything else is ignored without an answer.
 *
 * @param parentOrigin The origin to greet; `null` waits in silence.
 */
export function acceptHost(
  parentOrigin: string | null,
  isAllowed: (origin: string) => boolean,
  onConnect: (line: Line<ToHost>) => (message: ToFrame) => void,
): void {
  const listen = (event: MessageEvent) => {
    const port = event.ports[0];
    if (event.source !== parent || !port || !isWindowMessage(event.data, "connect") || !isAllowed(event.origin)) return;
    removeEventListener("message", listen);
    const onMessage = onConnect({ send: (message) => port.postMessage(message), close: () => port.close() });
    port.onmessage = ({ data }) => {
      const message = parseTagged<ToFrame>(data);
      if (message) onMessage(message);
    };
  };
  addEventListener("message", listen);
  if (parentOrigin && isAllowed(parentOrigin) && isOrigin(parentOrigin))
    parent.postMessage({ prechat: PROTOCOL_VERSION, type: "hello" } satisfies WindowMessage, parentOrigin);
}

/** Not `*`, nor anything else that the address may say. */
function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}
