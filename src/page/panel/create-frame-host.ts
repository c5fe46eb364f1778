import type { Settings } from "../../protocol/settings.ts";
import type { Launcher } from "../launcher/launcher.ts";
import type { Erasures } from "./erasures.ts";
import { FrameHost } from "./frame-host.ts";
import { type Receiver, receive } from "./frame-messages.ts";
import { readPage } from "./page-facts.ts";
import type { Panel } from "./panel.ts";
import type { Visitor } from "./visitor.ts";

/** What the frame is told of the widget, and what its coming and going changes there. */
export interface FrameNeeds {
  launcher: Launcher;
  settings: Settings;
  isInline: boolean;
  erasures: Erasures;
  visitor(): Visitor;
  panel(): Panel;
  receiver(): Receiver;
  /** The visitor was forgotten in the frame. */
  onForgotten(): void;
  paint(): void;
}

/** The frame of one widget. */
export function createFrameHost(needs: FrameNeeds): FrameHost {
  const { launcher, settings, isInline, erasures, visitor, panel, receiver, onForgotten, paint } = needs;
  const { root, controller, createFrame } = launcher;
  return new FrameHost({
    root,
    address: settings.frame as string,
    // An inline form may be far below: it loads when it comes near the window.
    create: () => createFrame(isInline ? { loading: "lazy" } : {}),
    onCreate: (frame) => {
      paint();
      // Nobody clicked for an inline form: its time runs from when the browser has loaded something.
      if (isInline) frame.addEventListener("load", () => panel().awaitReady(), controller);
    },
    configuration: () => {
      const { prefill, token } = visitor();
      return { settings: { ...settings, prefill }, token: token.token, open: panel().isWanted };
    },
    afterConfiguration: () => {
      erasures.frameCame();
      return erasures.messages;
    },
    page: () => readPage(root.host, settings),
    onMessage: (message) => receive(message, receiver()),
    onForgotten,
    onDisconnect: () => {
      visitor().expectNoAnswer();
      erasures.awaitFrame();
    },
    onUnmount: () => panel().setReady(false),
  });
}
