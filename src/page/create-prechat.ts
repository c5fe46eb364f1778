import type { EventName } from "../protocol/events.ts";
import type { Erased } from "../protocol/messages.ts";
import type { Settings } from "../protocol/settings.ts";
import type { Listener } from "./emitter.ts";
import { isInOurFrame } from "./frame-element.ts";
import { createLauncher, type Launcher } from "./launcher/launcher.ts";
import { startLivechat } from "./official/livechat.ts";
import type { Identified, Prechat } from "./panel/api.ts";
import { takeOver } from "./panel/take-over.ts";
import type { Parts } from "./panel/widget.ts";
import { check, checkChange } from "./settings/check.ts";

const parts: Parts = {
  check({ running, settings, go }) {
    const changes = checkChange(running, settings);
    if (changes) go(changes);
  },
  startLivechat,
};

/**
 * Puts the widget on the page. Call it in the browser, when the page has a body; `frame` is required.
 *
 * Settings that are wrong are told in one console error: then nothing is shown, and the commands do nothing.
 */
export function createPrechat(settings: Settings): Prechat {
  const checked = check(settings);
  const begin = (launcher: Launcher) => takeOver(launcher, parts);
  const launcher = isInOurFrame() ? null : checked && createLauncher(checked, begin);
  if (launcher) begin(launcher);
  // After the end there is nobody to command: a command would put the element back.
  const call = (command: keyof Prechat, ...args: unknown[]): unknown =>
    launcher?.controller.signal.aborted ? undefined : launcher?.call(command, ...args);
  const prechat: Prechat = {
    open: () => void call("open"),
    close: () => void call("close"),
    toggle: () => void call("toggle"),
    show: () => void call("show"),
    hide: () => void call("hide"),
    identify: (prefill) => Promise.resolve(call("identify", prefill) ?? { refused: {} }) as Promise<Identified>,
    set: (changes) => void call("set", changes),
    reset: () => void call("reset"),
    erase: () => Promise.resolve(call("erase") ?? { erased: false, reason: "destroyed" }) as Promise<Erased>,
    destroy: () => void call("destroy"),
    on(event, listener) {
      call("on", event, listener);
      return () => prechat.off(event, listener);
    },
    off: (event: EventName, listener: Listener) => void call("off", event, listener),
  };
  return prechat;
}
