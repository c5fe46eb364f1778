import { isColor } from "../../protocol/color.ts";
import type { EventName } from "../../protocol/events.ts";
import type { PageFacts, ToFrame, ToHost } from "../../protocol/messages.ts";
import type { Outlet } from "../../protocol/port.ts";
import type { Prefill, Settings } from "../../protocol/settings.ts";
import { address } from "../http-address.ts";
import { frameAddress } from "../launcher/frame-address.ts";
import { type Launcher, REVEAL_TIMEOUT_MS } from "../launcher/launcher.ts";
import { isThrifty } from "../launcher/thrift.ts";
import type { ChatWindow, LivechatRequest } from "../official/livechat.ts";
import { createTokenStore, type TokenStore } from "../token-store.ts";
import type { Identified, Prechat } from "./api.ts";
import { Emitter, type Listener } from "./emitter.ts";
import { FrameHost } from "./frame-host.ts";
import { Panel } from "./panel.ts";
import { addPanelStyles, applyLook } from "./panel-look.ts";
import { plain } from "./plain.ts";
import { whenIdle } from "./when-idle.ts";

/** Goes on with settings that are right; wrong ones are told to the owner. */
export type Check = (settings: Settings, go: (settings: Settings) => void) => void;

/** What only some visits need: fetched then, or part of the npm module. */
export interface Parts {
  check: Check;
  startLivechat(request: LivechatRequest): void;
}

/** The widget from the first intent on: what the site commands, and what the frame tells. */
export class Widget implements Prechat {
  readonly #launcher: Launcher;
  readonly #host: HTMLElement;
  readonly #parts: Parts;
  readonly #isInline: boolean;
  readonly #emitter = new Emitter();
  readonly #tokens: TokenStore;
  readonly #frame: FrameHost;
  readonly #panel: Panel;
  readonly #unanswered = new Map<number, (answer: Identified) => void>();
  /** The launcher's own, which it paints from. */
  readonly #settings: Settings;
  #accent: string | undefined;
  #hasIntent = false;
  #isConnected = false;
  /** The frame is to forget the visitor as soon as it can be told. */
  #isResetOwed = false;
  #lastId = 0;
  /** The workspace's own widget, once the visitor went on there. */
  #chat: ChatWindow | undefined;

  constructor(launcher: Launcher, parts: Parts) {
    const { settings, root, controller } = launcher;
    const { signal } = controller;
    this.#launcher = launcher;
    this.#parts = parts;
    this.#settings = settings;
    normalize(settings);
    this.#isInline = settings.mode === "inline";
    this.#host = root.host as HTMLElement;
    this.#tokens = createTokenStore(settings);
    // Read for the first time, storage is slow; now the frame is on its way anyhow.
    this.#tokens.read();
    this.#frame = new FrameHost({
      root,
      src: frameAddress(settings),
      isLazy: this.#isInline,
      onCreate: (frame) => {
        this.#paint();
        // Nobody clicked for an inline form: its time runs from when the browser has loaded something.
        if (this.#isInline) frame.addEventListener("load", () => this.#panel.awaitReady(), { signal });
      },
      onConnect: (channel) => this.#configure(channel),
      onMessage: (message) => this.#receive(message),
    });
    this.#panel = new Panel({
      root,
      frame: this.#frame,
      signal,
      isInline: this.#isInline,
      settings: () => this.#settings,
      onWanted: (isWanted) => this.#tellWanted(isWanted),
      onReveal: (isShown) => this.#emitter.emit(isShown ? "open" : "close", {}),
      onGiveUp: () => this.#reportUnavailable(),
    });
    addPanelStyles(root);
    const button = root.querySelector("button");
    // `hide` was the button's alone before; the waiting commands say it again.
    if (button) button.hidden = false;
    if (this.#isInline) {
      button?.remove();
      this.#host.remove();
      this.#host.toggleAttribute("inline", true);
      // The page's framework may replace the element that holds the form, at any time.
      const observer = new MutationObserver(() => this.#attach());
      observer.observe(document, { childList: true, subtree: true });
      signal.addEventListener("abort", () => observer.disconnect());
    }
    // The launcher's own; now there is somebody to speak to it.
    if (root.querySelector("iframe")) this.#frame.mount();
    this.#paint();
  }

  /** What the settings ask for without a visitor's gesture. */
  start(): void {
    // An inline form is open since it was shown.
    if (!this.#isInline && this.#settings.preload === "idle" && !isThrifty()) {
      whenIdle(() => this.#frame.mount(), this.#launcher.controller.signal);
    }
  }

  open(opener?: unknown): void {
    // The site's own button is still there.
    if (this.#chat) this.#chat.open();
    else {
      this.#appear();
      this.#panel.open(opener);
    }
  }

  close(): void {
    this.#panel.close();
  }

  toggle(opener?: unknown): void {
    if (this.#panel.isWanted) this.close();
    else this.open(opener);
  }

  show(): void {
    this.#appear();
    // It has no launcher that could be all there is to see.
    if (this.#isInline) this.#panel.open(undefined);
  }

  hide(): void {
    this.close();
    this.#host.hidden = true;
  }

  /** The visitor is about to open the panel. */
  intent(): void {
    if (this.#hasIntent) return;
    this.#hasIntent = true;
    this.#frame.mount();
    this.#frame.send({ type: "intent" });
  }

  identify(given: Prefill): Promise<Identified> {
    const prefill = plain(Object(given)) as Prefill;
    const known = this.#settings.prefill;
    const customFields = { ...known?.customFields, ...prefill.customFields };
    this.#settings.prefill = { ...known, ...prefill, customFields };
    // Without a form it is part of what the frame is configured with, and nothing is refused.
    if (!this.#isConnected) return Promise.resolve({ refused: {} });
    const id = ++this.#lastId;
    this.#frame.send({ type: "prefill", id, prefill });
    return new Promise((resolve) => this.#unanswered.set(id, resolve));
  }

  set(given: Partial<Settings>): void {
    const changes = plain(Object(given)) as Partial<Settings>;
    this.#parts.check({ ...this.#settings, ...changes }, ({ server, frame }) => {
      Object.assign(this.#settings, changes, { server, frame });
      this.#paint();
      this.#frame.send({ type: "set", settings: changes });
    });
  }

  reset(): void {
    this.#tokens.write(null);
    if (this.#chat) {
      this.#chat.remove();
      this.#chat = undefined;
      this.show();
    }
    // The draft is in the frame's storage: only the frame can forget it.
    const { department } = this.#settings.prefill ?? {};
    this.#settings.prefill = { ...(department && { department }) };
    if (this.#isConnected && this.#hasIntent) this.#frame.send({ type: "reset" });
    else {
      this.#isResetOwed = true;
      // One that only stood by has read it all, the token too: another one forgets before it reads anything.
      if (this.#isConnected) {
        this.#disconnect();
        this.#frame.unmount();
        this.#panel.setReady(false);
      }
      this.#frame.mount();
    }
  }

  destroy(): void {
    this.close();
    this.#launcher.controller.abort();
    this.#frame.unmount();
    this.#host.remove();
    for (const launcher of this.#panel.launchers()) launcher.removeAttribute("aria-expanded");
  }

  on<Name extends EventName>(name: Name, listener: Listener<Name>): () => void {
    return this.#emitter.on(name, listener);
  }

  off<Name extends EventName>(name: Name, listener: Listener<Name>): void {
    this.#emitter.off(name, listener);
  }

  #appear(): void {
    this.#host.hidden = false;
    this.#attach();
  }

  /** A framework may have replaced the whole document, or the element that held the form. */
  #attach(): void {
    if (this.#host.isConnected) return;
    const { target } = this.#settings;
    const place = this.#isInline && target ? document.querySelector(target) : document.documentElement;
    place?.append(this.#host);
  }

  #tellWanted(isWanted: boolean): void {
    if (isWanted) {
      this.#hasIntent = true;
      this.#frame.mount();
      this.#frame.send({ type: "open", page: readPage() });
    } else this.#frame.send({ type: "close" });
  }

  /** No frame is left that could answer. */
  #disconnect(): void {
    this.#isConnected = false;
    for (const answer of this.#unanswered.values()) answer({ refused: {} });
    this.#unanswered.clear();
  }

  #reportUnavailable(): void {
    this.#disconnect();
    this.#emitter.emit("error", { step: "config", reason: "timeout" });
    console.error(
      `[prechat] The frame ${this.#settings.frame} was not ready after ${REVEAL_TIMEOUT_MS / 1000} s. Check its ` +
        "address, whether this page's policy allows it (frame-src), and whether its server lets this page embed it " +
        "(X-Frame-Options, frame-ancestors).",
    );
  }

  #configure(channel: Outlet<ToFrame>): void {
    const { token } = this.#tokens.read();
    const open = this.#panel.isWanted;
    const reset = this.#isResetOwed;
    channel.send({ type: "configure", settings: this.#settings, page: readPage(), token, open, reset });
    if (this.#hasIntent && !open) channel.send({ type: "intent" });
    this.#isConnected = true;
  }

  #receive(message: ToHost): void {
    switch (message.type) {
      case "ready":
        // Before the event of the panel that now opens.
        if (!this.#panel.isReady) this.#emitter.emit("ready", {});
        this.#isResetOwed = false;
        this.#panel.setReady(true);
        break;
      case "look":
        this.#accent = isColor(message.color) ? message.color : undefined;
        this.#paint();
        break;
      case "close":
        // Nothing would be left of an inline form.
        if (!this.#isInline) this.close();
        break;
      case "submit":
        this.#emitter.emit("submit", {});
        break;
      case "away":
        this.#emitter.emit("away", {});
        break;
      case "registered":
      case "handoff":
      case "away-message":
      case "error":
        this.#emitter.emit(message.type, Object(message.detail) as never);
        break;
      case "remember":
        if (typeof message.token === "string" || message.token === null) this.#tokens.write(message.token);
        this.#frame.send({ type: "token", ...this.#tokens.read() });
        break;
      case "recall":
        this.#frame.send({ type: "token", ...this.#tokens.read() });
        break;
      case "identified":
        this.#unanswered.get(message.id)?.({ refused: Object(message.refused) as Record<string, string> });
        this.#unanswered.delete(message.id);
        break;
      case "resize":
        if (this.#isInline) this.#frame.setHeight(message.height);
        break;
      case "livechat":
        if (typeof message.token === "string") this.#giveWay(message.token);
        break;
    }
  }

  /** The visitor goes on in the workspace's own widget. */
  #giveWay(token: string): void {
    const onDone = (chat?: ChatWindow) => {
      this.#frame.send({ type: "livechat", started: Boolean(chat) });
      if (!chat) return;
      this.hide();
      this.#chat = chat;
    };
    this.#parts.startLivechat({ server: this.#settings.server, token, onDone });
  }

  #paint(): void {
    applyLook(this.#launcher, this.#accent);
  }
}

/** Everything that crosses to the frame, as plain data. */
function normalize(settings: Settings & { department?: string }): void {
  const { department, ...data } = plain(settings);
  for (const name of Object.keys(settings)) delete settings[name as keyof Settings];
  Object.assign(settings, data, { server: address(data.server) });
  if (department) settings.prefill = { department, ...data.prefill };
}

function readPage(): PageFacts {
  const { referrer, title, documentElement } = document;
  return { url: location.href, referrer, title, lang: documentElement.lang };
}
