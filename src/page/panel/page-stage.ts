import { vi } from "vitest";
import type { PrechatEvents } from "../../protocol/events.ts";
import { PROTOCOL_VERSION, type ToFrame, type ToHost } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import { createLauncher, type Launcher } from "../launcher/launcher.ts";
import type { LivechatRequest } from "../official/livechat.ts";
import { loadNoFrames } from "../without-frames.ts";
import { takeOver } from "./take-over.ts";
import type { Parts } from "./widget.ts";

const STATICS = "https://static.example.com";

/** What stands in for the frame's document: it takes the port that the page sends, and listens. */
class FrameDocument {
  readonly location = { href: "about:blank" };
  readonly received: ToFrame[] = [];
  port: MessagePort | undefined;

  postMessage(_greeting: unknown, _origin: string, [port]: [MessagePort]): void {
    this.port = port;
    port.onmessage = ({ data }) => void this.received.push(data);
  }

  /** Says that it listens, as the real one does with its first script. */
  greet(): void {
    const data = { prechat: PROTOCOL_VERSION, type: "hello" };
    dispatchEvent(new MessageEvent("message", { data, origin: STATICS, source: this as never }));
  }

  send(...messages: ToHost[]): void {
    for (const message of messages) this.port?.postMessage(message);
  }

  /** The last message of this type, once there is one. */
  async last<Type extends ToFrame["type"]>(type: Type): Promise<Extract<ToFrame, { type: Type }>> {
    return vi.waitFor(() => {
      const found = this.received.filter((message) => message.type === type).pop();
      if (!found) throw new Error(`The frame was told no ${type}, only ${this.received.map(({ type }) => type)}`);
      return found as Extract<ToFrame, { type: Type }>;
    });
  }
}

const documents = new WeakMap<HTMLIFrameElement, FrameDocument>();

function remember(iframe: HTMLIFrameElement): FrameDocument {
  const document = new FrameDocument();
  documents.set(iframe, document);
  return document;
}

/** A customer's page with our widget on it, without a browser, and with a frame that the test speaks for. */
export class PageStage {
  readonly launcher: Launcher;
  readonly events: [name: string, detail: unknown][] = [];
  /** Workspaces whose own widget was to be fetched ahead. */
  readonly prepared: string[] = [];
  /** How often our way into it was to be fetched ahead. */
  fetched = 0;
  /** What the workspace's own widget was asked to do. */
  readonly livechat: LivechatRequest[] = [];

  constructor(settings: Partial<Settings> = {}, parts: Partial<Parts> = {}) {
    loadNoFrames((iframe) => documents.get(iframe) ?? remember(iframe));
    for (const name of [
      "ready",
      "open",
      "close",
      "submit",
      "registered",
      "handoff",
      "error",
    ] satisfies (keyof PrechatEvents)[])
      addEventListener(`prechat:${name}`, (event) => this.events.push([name, (event as CustomEvent).detail]));
    this.launcher = createLauncher(
      { server: "https://chat.example.com", frame: `${STATICS}/frame/index.html`, ...settings },
      (launcher) =>
        takeOver(launcher, {
          check: ({ settings, go }) => go(settings),
          fetchLivechat: () => {
            this.fetched += 1;
          },
          prepareLivechat: (server) => void this.prepared.push(server),
          startLivechat: (request) => void this.livechat.push(request),
          ...parts,
        }),
    );
  }

  get host(): HTMLElement {
    return this.launcher.root.host as HTMLElement;
  }

  get iframe(): HTMLIFrameElement | null {
    return this.launcher.root.querySelector("iframe");
  }

  /** The document in the iframe of this moment. */
  get frame(): FrameDocument {
    return this.iframe?.contentWindow as unknown as FrameDocument;
  }

  /** As `Prechat(command, …)` on the page. */
  say(command: string, ...args: unknown[]): unknown {
    return this.launcher.call(command, ...args);
  }

  /** Opens the panel, with a frame that has its first screen. */
  async open(): Promise<void> {
    this.say("open");
    this.frame.greet();
    this.frame.send({ type: "ready" });
    await vi.waitFor(() => {
      if (!this.host.hasAttribute("open")) throw new Error("The panel is not open.");
    });
  }

  /** All that was sent so far has arrived. */
  async settle(): Promise<void> {
    const { frame } = this;
    const before = frame.received.filter(({ type }) => type === "token").length;
    // Answered at once, also while everything of a visitor is dropped.
    frame.send({ type: "recall", id: 1 });
    await vi.waitFor(() => {
      if (frame.received.filter(({ type }) => type === "token").length === before) throw new Error("No answer yet.");
    });
  }

  named<Name extends keyof PrechatEvents>(name: Name): PrechatEvents[Name][] {
    return this.events.flatMap(([one, detail]) => (one === name ? [detail as PrechatEvents[Name]] : []));
  }
}
