import type { PageFacts, ToFrame, ToHost } from "../../protocol/messages.ts";
import { connectFrame, type Line } from "../../protocol/port.ts";

type Configuration = Extract<ToFrame, { type: "configure" }>;

export interface FrameHostOptions {
  root: ShadowRoot;
  /** Address of the frame's document. */
  address: string;
  create(): HTMLIFrameElement;
  onCreate(frame: HTMLIFrameElement): void;
  /** What a document is told first: a new one, or one that was loaded again. */
  configuration(): Pick<Configuration, "settings" | "token" | "open">;
  /** What the page says of itself at this moment. */
  page(): PageFacts;
  /** What a document is told next. */
  afterConfiguration(): ToFrame[];
  onMessage(message: ToHost): void;
  /** The visitor was forgotten in the frame: they started over, or another tab forgot them. */
  onForgotten(): void;
  /** The document that was spoken to is gone. */
  onDisconnect(): void;
  /** The frame is gone. */
  onUnmount(): void;
}

/** The iframe and the line to it, one at a time, and what the frame has to know of the visitor whenever it comes. */
export class FrameHost {
  readonly #options: FrameHostOptions;
  #frame: HTMLIFrameElement | undefined;
  #line: Line<ToFrame> | undefined;
  #isConnected = false;
  #hasIntent = false;
  #isForgetting = false;
  #isGesture = false;

  constructor(options: FrameHostOptions) {
    this.#options = options;
  }

  /** Whether there is a form that could answer. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** The frame still has to forget the former visitor: what it says until then is theirs. */
  get isForgetting(): boolean {
    return this.#isForgetting;
  }

  /** Takes the frame that the launcher made at the first intent, or makes one. */
  mount(): void {
    if (this.#frame) return;
    const { root, address, create, onCreate } = this.#options;
    const existing = root.querySelector("iframe");
    const frame = existing ?? create();
    this.#frame = frame;
    onCreate(frame);
    this.#line = connectFrame(
      frame,
      new URL(address).origin,
      ({ send }) => this.#configure(send),
      (message) => this.#receive(message),
    );
    if (!existing) root.append(frame);
  }

  unmount(): void {
    this.#line?.close();
    this.#frame?.remove();
    this.#line = this.#frame = undefined;
    this.#disconnect();
    this.#options.onUnmount();
  }

  /** The visitor is about to open the panel. */
  intent(): void {
    if (this.#hasIntent) return;
    this.#hasIntent = true;
    this.mount();
    this.send({ type: "intent" });
  }

  tellWanted(isWanted: boolean): void {
    if (isWanted) {
      this.#hasIntent = true;
      this.mount();
      this.#isGesture = isGesture();
      this.send({ type: "open", page: this.#options.page(), isGesture: this.#isGesture });
    } else this.send({ type: "close" });
  }

  /** Something is asked that can't wait for the visitor: also an inline form that is far below loads now. */
  need(): void {
    this.mount();
    if (this.#frame) this.#frame.loading = "eager";
  }

  /** The draft is in the frame's storage: only the frame can forget it. */
  forget(): void {
    this.#isForgetting = true;
    if (this.#isConnected && this.#hasIntent) this.send({ type: "reset" });
    else {
      // One that only stood by has read it all, the token too: another one forgets before it reads anything.
      if (this.#isConnected) this.unmount();
      this.mount();
    }
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

  #configure(send: (message: ToFrame) => void): void {
    this.#disconnect();
    const configuration = this.#options.configuration();
    const isGesture = configuration.open && this.#isGesture;
    send({ type: "configure", page: this.#options.page(), ...configuration, isGesture, reset: this.#isForgetting });
    if (this.#hasIntent && !configuration.open) send({ type: "intent" });
    for (const message of this.#options.afterConfiguration()) send(message);
    this.#isConnected = true;
  }

  #receive(message: ToHost): void {
    if (message.type !== "forgotten") this.#options.onMessage(message);
    else if (this.#isForgetting) this.#isForgetting = false;
    else this.#options.onForgotten();
  }

  #disconnect(): void {
    if (this.#isConnected) this.#options.onDisconnect();
    this.#isConnected = false;
  }
}

/**
 * Whether the visitor has just clicked or pressed a key, and the page did not open the panel by itself. Browsers that
 * don't tell (Firefox before 120, Safari before 16.4) are taken for the latter.
 */
function isGesture(): boolean {
  return navigator.userActivation?.isActive ?? false;
}
