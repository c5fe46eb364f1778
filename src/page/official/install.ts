import type { EventName, PrechatEvents } from "../../protocol/events.ts";
import type { Settings } from "../../protocol/settings.ts";
import { pageFunction } from "../page-function.ts";
import { Callbacks } from "./callbacks.ts";
import { createMethods } from "./methods.ts";
import type { Command, Livechat, RocketChat } from "./official-api.ts";

/** What ours has beside the official one. */
interface Ours extends RocketChat {
  callbacks?: Callbacks;
  /** What the official widget is told first when it takes over. */
  carried?: Command[];
}

/** What the loader hands over, as properties of the script element. */
export interface CompatRequest {
  settings: Settings;
}

/** Puts the official widget's API on `window`, in front of ours, and runs what the page has queued for it. */
export function install({ settings }: CompatRequest): void {
  const page = window as { RocketChat?: Ours };
  const { name } = settings;
  if (document.querySelector(".rocketchat-widget")) {
    console.warn("[prechat] The official widget runs on this page already. Take its script out of the page.");
    return;
  }
  const before = pageFunction<Ours>("RocketChat");
  // A widget that was destroyed and begun again still has the page's callbacks.
  const callbacks = before?.callbacks ?? new Callbacks();
  const kept = new Map<keyof Livechat, unknown[]>();
  const prechat = (command: string, ...args: unknown[]) =>
    pageFunction<(command: string, ...args: unknown[]) => unknown>("Prechat")?.(
      name ? `${name}.${command}` : command,
      ...args,
    );

  const livechat: Livechat = Object.assign(
    createMethods({ settings, prechat, callbacks, keep: (method, ...args) => kept.set(method, args) }),
    callbacks.methods(),
  );
  const run = (command: Command) => {
    try {
      command.call(livechat);
    } catch (error) {
      // The other commands have to run.
      console.error("[prechat] RocketChat", error);
    }
  };
  const passOn: Command = function () {
    callbacks.passTo(this);
    for (const [method, args] of kept) (this[method] as (...args: unknown[]) => void)(...args);
  };
  const ours = Object.assign(run, {
    livechat,
    callbacks,
    carried: [passOn],
    // Some pages push to the queue itself.
    _: Object.assign([], { push: run }),
  });
  page.RocketChat = ours;

  const on = <Name extends EventName>(event: Name, tell: (detail: PrechatEvents[Name]) => void) =>
    prechat("on", event, (detail: PrechatEvents[Name]) => {
      // After the handoff the official widget speaks for itself.
      if (page.RocketChat === ours) tell(detail);
    });
  let isSubmitted = false;
  on("open", () => callbacks.call("onChatMaximized"));
  on("close", () => callbacks.call("onChatMinimized"));
  on("submit", () => {
    isSubmitted = true;
  });
  on("registered", ({ visitor: { name, email, department } }) =>
    callbacks.call("onPrechatFormSubmit", { name, email, department }),
  );
  on("handoff", ({ room }) => {
    // Whoever comes back to an open chat has not started one.
    if (room && (room.isNew || isSubmitted)) callbacks.call("onChatStarted");
    isSubmitted = false;
  });
  on("away", () => callbacks.call("onServiceOffline"));
  on("away-message", ({ name, email, department, message }) =>
    callbacks.call("onOfflineFormSubmit", { name, email, department, message }),
  );

  if (Array.isArray(before?._)) for (const command of before._) run(command);
  callbacks.call("onWidgetShown");
}
