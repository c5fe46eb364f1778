import type { EventName } from "../../protocol/events.ts";
import type { Prefill } from "../../protocol/field-settings.ts";
import { leadsToLivechat } from "../../protocol/leads-to-livechat.ts";
import type { Erased } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import { isThrifty } from "../../protocol/thrift.ts";
import { forgetLanding } from "../attribution.ts";
import type { Emitter, Listener } from "../emitter.ts";
import type { Launcher, OnErased } from "../launcher/launcher.ts";
import type { ChangeRequest } from "../launcher/requests.ts";
import type { LivechatRequest } from "../official/livechat.ts";
import { Analytics } from "./analytics.ts";
import type { Identified, Prechat } from "./api.ts";
import { createFrameHost } from "./create-frame-host.ts";
import { Erasures } from "./erasures.ts";
import type { FrameHost } from "./frame-host.ts";
import type { Receiver } from "./frame-messages.ts";
import { Panel } from "./panel.ts";
import { addPanelStyles, applyLook } from "./panel-look.ts";
import { besideBody, inTarget, type Place } from "./place.ts";
import { plain } from "./plain.ts";
import { makePlain, plainSettings } from "./plain-settings.ts";
import { reportUnavailable } from "./report-unavailable.ts";
import { Visitor } from "./visitor.ts";
import { whenIdle } from "./when-idle.ts";

/** What only some visits need: fetched then, or part of the npm module. */
export interface Parts {
  /** Goes on with what may change; what is wrong is told to the owner. */
  check(request: ChangeRequest): void;
  /** Our own way into the workspace's widget. */
  fetchLivechat(): void;
  /** The first of the widget's files. */
  prepareLivechat(server: string): void;
  startLivechat(request: LivechatRequest): void;
}

/** The widget from the first intent on, as the site commands it. */
export class Widget implements Omit<Prechat, "status"> {
  readonly #launcher: Launcher;
  readonly #host: HTMLElement;
  readonly #parts: Parts;
  readonly #isInline: boolean;
  readonly #emitter: Emitter;
  readonly #frame: FrameHost;
  readonly #panel: Panel;
  readonly #place: Place;
  readonly #receiver: Receiver;
  readonly #erasures = new Erasures();
  readonly #analytics: Analytics;
  /** The launcher's own, which it paints from. */
  readonly #settings: Settings;
  #visitor: Visitor;
  #accent: string | undefined;

  constructor(launcher: Launcher, parts: Parts) {
    const { settings, root, controller } = launcher;
    const { signal } = controller;
    this.#launcher = launcher;
    this.#parts = parts;
    this.#settings = settings;
    this.#emitter = launcher.emitter;
    const prefill = makePlain(settings);
    this.#visitor = new Visitor(settings, prefill);
    this.#isInline = settings.mode === "inline";
    this.#host = root.host as HTMLElement;
    this.#analytics = new Analytics(settings, this.#emitter, signal);
    this.#frame = createFrameHost({
      ...{ launcher, settings, isInline: this.#isInline, erasures: this.#erasures },
      visitor: () => this.#visitor,
      panel: () => this.#panel,
      receiver: () => this.#receiver,
      onForgotten: () => this.#beginNext(),
      paint: () => this.#paint(),
    });
    this.#panel = new Panel({
      root,
      frame: this.#frame,
      signal,
      isInline: this.#isInline,
      settings: () => this.#settings,
      onWanted: (isWanted) => this.#frame.tellWanted(isWanted),
      onClosed: () => this.#place.leave(),
      onReveal: (isShown) => this.#emitter.emit(isShown ? "open" : "close", {}),
      onGiveUp: () => reportUnavailable(this.#emitter, settings),
    });
    this.#receiver = {
      panel: this.#panel,
      frame: this.#frame,
      emitter: this.#emitter,
      analytics: this.#analytics,
      erasures: this.#erasures,
      isInline: this.#isInline,
      visitor: () => this.#visitor,
      onLook: (color) => {
        this.#accent = color;
        this.#paint();
      },
      onSubmit: () => this.#leadsToLivechat && this.#parts.fetchLivechat(),
      onRegistered: () => this.#leadsToLivechat && this.#parts.prepareLivechat(this.#settings.server),
      onLivechat: (token) => this.#giveWay(token),
    };
    addPanelStyles(root);
    const button = root.querySelector("button");
    // `hide` was the button's alone before; the waiting commands say it again.
    if (button) button.hidden = false;
    if (this.#isInline) button?.remove();
    this.#place = this.#isInline ? inTarget(launcher) : besideBody(launcher);
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
    const { chat } = this.#visitor;
    // The site's own button is still there.
    if (chat) chat.open();
    else {
      this.#appear();
      this.#place.reach(opener);
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
    this.#frame.intent();
  }

  identify(given: Prefill): Promise<Identified> {
    const prefill = plain(Object(given)) as Prefill;
    const ask = (id: number) => this.#frame.send({ type: "prefill", id, prefill });
    return this.#visitor.identify(prefill, this.#frame.isConnected && ask);
  }

  set(given: Partial<Settings>): void {
    const visitor = this.#visitor;
    const go = (changes: Partial<Settings>) => {
      if (this.#launcher.controller.signal.aborted) return;
      const { prefill, ...others } = plainSettings(changes, visitor.prefill);
      Object.assign(this.#settings, others);
      // What was known of somebody who was forgotten while it was checked is nobody's.
      const isTheirs = prefill && !visitor.signal.aborted;
      if (isTheirs) visitor.prefill = prefill;
      this.#paint();
      this.#frame.send({ type: "set", settings: isTheirs ? { ...others, prefill } : others });
    };
    this.#parts.check({ running: this.#settings, settings: plain(Object(given)), go });
  }

  reset(): void {
    this.#visitor.remember(null);
    this.#beginNext();
    this.#frame.forget();
  }

  /** @param onAnswered Given by the launcher, for whoever asked before the panel's code was there. */
  erase(onAnswered?: OnErased): Promise<Erased> {
    this.#frame.need();
    const outcome = this.#erasures.ask((message) => this.#frame.send(message), this.#frame.isConnected);
    if (onAnswered) void outcome.then(onAnswered);
    return outcome;
  }

  destroy(): void {
    this.close();
    this.#erasures.giveUp("destroyed");
    this.#visitor.end();
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

  /** The visitor of this moment is forgotten. */
  #beginNext(): void {
    const former = this.#visitor;
    former.end();
    forgetLanding(this.#settings);
    this.#analytics.forget();
    // Who they were is forgotten; where the site sends its visitors is not.
    const { department } = former.prefill;
    this.#visitor = new Visitor(this.#settings, department ? { department } : {});
    if (former.chat) this.show();
  }

  #appear(): void {
    this.#host.hidden = false;
    this.#place.take();
  }

  /** What the visitor goes on in can come while their answers are sent, and while their room is made. */
  get #leadsToLivechat(): boolean {
    return leadsToLivechat(this.#settings) && !isThrifty();
  }

  /** The visitor goes on in the workspace's own widget. */
  #giveWay(token: string): void {
    this.#visitor.goOn(this.#parts.startLivechat, this.#settings.server, token, (started) => {
      this.#frame.send({ type: "livechat", started });
      if (started) this.hide();
    });
  }

  #paint(): void {
    applyLook(this.#launcher, this.#accent);
  }
}
