import { isColor } from "../../protocol/color.ts";
import type { ToHost } from "../../protocol/messages.ts";
import type { Emitter } from "../emitter.ts";
import type { Analytics } from "./analytics.ts";
import type { Erasures } from "./erasures.ts";
import type { FrameHost } from "./frame-host.ts";
import type { Panel } from "./panel.ts";
import type { Visitor } from "./visitor.ts";

/** What a message of the frame may change on the page. */
export interface Receiver {
  panel: Panel;
  frame: FrameHost;
  emitter: Emitter;
  analytics: Analytics;
  erasures: Erasures;
  isInline: boolean;
  visitor(): Visitor;
  /** @param color The workspace's, or none. */
  onLook(color: string | undefined): void;
  /** The visitor has sent the form. */
  onSubmit(): void;
  /** The workspace knows the visitor. */
  onRegistered(): void;
  /** The visitor wants to go on in the workspace's own widget. */
  onLivechat(token: string): void;
}

/** What the frame says; what it says of a visitor who was forgotten is dropped. */
export function receive(message: ToHost, to: Receiver): void {
  const { panel, frame, emitter, isInline } = to;
  switch (message.type) {
    case "ready":
      // Before the event of the panel that now opens.
      if (!panel.isReady) emitter.emit("ready", {});
      panel.setReady(true);
      break;
    case "look":
      to.onLook(isColor(message.color) ? message.color : undefined);
      break;
    case "close":
      // Nothing would be left of an inline form.
      if (!isInline) panel.close();
      break;
    case "resize":
      if (isInline) frame.setHeight(message.height);
      break;
    case "remember":
    case "recall":
      // Answered in any case: the frame keeps the token by itself where the page is silent.
      if (message.type === "remember" && !frame.isForgetting && isToken(message.token)) {
        to.visitor().remember(message.token);
      }
      frame.send({ type: "token", id: message.id, ...to.visitor().token });
      break;
    case "erased":
      to.erasures.answer(message);
      break;
    default:
      if (!frame.isForgetting) receiveOf(to.visitor(), message, to);
  }
}

function receiveOf(
  visitor: Visitor,
  message: ToHost,
  { emitter, analytics, onSubmit, onRegistered, onLivechat }: Receiver,
): void {
  switch (message.type) {
    case "submit":
      onSubmit();
      emitter.emit("submit", {});
      break;
    case "away":
      emitter.emit(message.type, {});
      break;
    case "registered":
      if (hasVisitor(message.detail)) onRegistered();
      emitter.emit("registered", Object(message.detail));
      break;
    case "handoff":
    case "queue":
    case "away-message":
    case "error":
      emitter.emit(message.type, Object(message.detail) as never);
      break;
    case "field":
    case "field-problem":
      analytics.take(message);
      break;
    case "identified":
      visitor.answer(message);
      break;
    case "livechat":
      if (typeof message.token === "string") onLivechat(message.token);
  }
}

function hasVisitor(detail: unknown): boolean {
  const { visitor } = Object(detail) as { visitor?: unknown };
  return typeof (Object(visitor) as { id?: unknown }).id === "string";
}

function isToken(value: unknown): value is string | null {
  return typeof value === "string" || value === null;
}
