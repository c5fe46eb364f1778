import type { Settings } from "../../protocol/settings.ts";
import { element } from "../element.ts";
import { REVEAL_TIMEOUT_MS } from "../launcher/launcher.ts";
import type { FrameHost } from "./frame-host.ts";
import { createFullScreen } from "./full-screen.ts";
import { isSandboxed } from "./report-unavailable.ts";

export interface PanelOptions {
  root: ShadowRoot;
  frame: FrameHost;
  signal: AbortSignal;
  isInline: boolean;
  settings(): Settings;
  /** The visitor wants it, or no longer does: the frame is to be told. */
  onWanted(isWanted: boolean): void;
  onReveal(isShown: boolean): void;
  /** Nothing of it is shown any more, and the focus is back. */
  onClosed(): void;
  /** The frame was not ready in time. */
  onGiveUp(): void;
}

/** Shows the frame once it is both wanted and ready; until then the launcher says that it is busy. */
export class Panel {
  readonly #options: PanelOptions;
  readonly #host: HTMLElement;
  readonly #button: HTMLElement | null;
  readonly #note: HTMLElement;
  readonly #fullScreen: ReturnType<typeof createFullScreen>;
  #opener: HTMLElement | null;
  #isWanted = false;
  #isReady = false;
  #isShown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PanelOptions) {
    const { root, signal } = options;
    this.#options = options;
    this.#host = root.host as HTMLElement;
    this.#button = this.#opener = root.querySelector("button");
    this.#fullScreen = createFullScreen(root, signal, () => this.close());
    // The launcher's own, where it had to say something.
    this.#note = root.querySelector("output") ?? element("output");
    this.#note.textContent = "";
    this.#note.dir = "auto";
    root.append(this.#note);
    this.#update();
  }

  get isWanted(): boolean {
    return this.#isWanted;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** @param opener Gets the focus back. */
  open(opener: unknown): void {
    if (opener instanceof HTMLElement) this.#opener = opener;
    this.#want(true);
  }

  close(): void {
    this.#want(false);
  }

  setReady(isReady: boolean): void {
    this.#isReady = isReady;
    clearTimeout(this.#timer);
    this.#update();
  }

  /** From now on the frame has only so much time. */
  awaitReady(): void {
    clearTimeout(this.#timer);
    if (this.#isWanted && !this.#isReady) {
      // In a sandbox there is nothing to wait for.
      this.#timer = setTimeout(() => this.#giveUp(), isSandboxed() ? 0 : REVEAL_TIMEOUT_MS);
    }
  }

  /** The buttons that open it: the site's own, also those it added since, or ours. */
  launchers(): Iterable<Element> {
    const { launcher } = this.#options.settings();
    if (launcher) return document.querySelectorAll(launcher);
    return this.#button ? [this.#button] : [];
  }

  #want(isWanted: boolean): void {
    this.#note.textContent = "";
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (!isWanted) clearTimeout(this.#timer);
    else if (!this.#options.isInline) this.awaitReady();
    this.#options.onWanted(isWanted);
    this.#update();
    if (!isWanted) this.#options.onClosed();
  }

  #giveUp(): void {
    const { frame, settings, onGiveUp } = this.#options;
    frame.unmount();
    this.close();
    this.#note.textContent = settings().texts?.unavailable ?? "Chat can't be loaded right now.";
    onGiveUp();
  }

  #update(): void {
    const isBusy = this.#isWanted && !this.#isReady;
    const isShown = this.#isWanted && this.#isReady;
    this.#host.toggleAttribute("busy", isBusy);
    this.#button?.setAttribute("aria-busy", String(isBusy));
    for (const launcher of this.launchers()) launcher.setAttribute("aria-expanded", String(isShown));
    if (isShown !== this.#isShown) this.#reveal(isShown);
  }

  #reveal(isShown: boolean): void {
    // Asked before the frame is hidden, which takes the focus from it.
    const hadFocus = this.#options.root.activeElement !== null;
    this.#isShown = isShown;
    this.#host.toggleAttribute("open", isShown);
    if (!this.#options.isInline) {
      if (isShown) {
        this.#fullScreen.enter();
        this.#options.frame.focus();
      } else {
        this.#fullScreen.leave();
        if (hadFocus) this.#opener?.focus();
      }
    }
    this.#options.onReveal(isShown);
  }
}
