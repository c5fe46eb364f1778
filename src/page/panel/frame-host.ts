import type { ToFrame, ToHost } from "../../protocol/messages.ts";
import { connectFrame, type Line, type Outlet } from "../../protocol/port.ts";
import { element } from "../element.ts";

export interface FrameHostOptions {
  root: ShadowRoot;
  /** Address of the frame's document. */
  src: string;
  /** Loads when it comes near the window: an inline form may be far below. */
  isLazy: boolean;
  onCreate(frame: HTMLIFrameElement): void;
  onConnect(channel: Outlet<ToFrame>): void;
  onMessage(message: ToHost): void;
}

/** The iframe and the line to it; one at a time. */
export class FrameHost {
  readonly #options: FrameHostOptions;
  #frame: HTMLIFrameElement | undefined;
  #line: Line<ToFrame> | undefined;

  constructor(options: FrameHostOptions) {
    this.#options = options;
  }

  /** Takes the frame that the launcher made at the first intent, or makes one. */
  mount(): void {
    if (this.#frame) return;
    const { root, src, isLazy, onCreate, onConnect, onMessage } = this.#options;
    const existing = root.querySelector("iframe");
    const frame = existing ?? element("iframe", { ...(isLazy && { loading: "lazy" }), src });
    this.#frame = frame;
    onCreate(frame);
    this.#line = connectFrame(frame, new URL(src).origin, onConnect, onMessage);
    if (!existing) root.append(frame);
  }

  unmount(): void {
    this.#line?.close();
    this.#frame?.remove();
    this.#line = this.#frame = undefined;
  }

  send(message: ToFrame): void {
    this.#line?.send(message);
  }

  focus(): void {
    this.#frame?.focus();
  }

  setHeight(px: unknown): void {
    // Whatever isn't a length is ignored by the style itself.
    if (this.#frame) this.#frame.style.height = `${px}px`;
  }
}
