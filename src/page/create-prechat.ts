import type { EventName } from "../protocol/events.ts";
import type { Erased } from "../protocol/messages.ts";
import type { Settings } from "../protocol/settings.ts";
import { UNKNOWN_STATUS } from "../protocol/status.ts";
import { landingOf } from "./attribution.ts";
import type { Listener } from "./emitter.ts";
import { isInOurFrame } from "./frame-element.ts";
import { createLauncher, type Launcher } from "./launcher/launcher.ts";
import { startLivechat } from "./official/livechat.ts";
import { prepareLivechat } from "./official/prepare-livechat.ts";
import type { Identified, Prechat } from "./panel/api.ts";
import { takeOver } from "./panel/take-over.ts";
import type { Parts } from "./panel/widget.ts";
import { check, checkChange } from "./settings/check.ts";
import { askStatus } from "./status/ask-status.ts";
import { isNobodyThere } from "./status/is-nobody-there.ts";

const parts: Parts = {
  check({ running, settings, go }) {
    const changes = checkChange(running, settings);
    if (changes) go(changes);
  },
  // In the npm module it is there already.
  fetchLivechat() {},
  prepareLivechat,
  startLivechat,
};

/**
 * Puts the widget on the page. Call it in the browser, when the page has a body; `frame` is required.
 *
 * Settings that are wrong are told in one console error: then nothing is shown, and the commands do nothing.
 */
export function createPrechat(settings: Settings): Prechat {
  const checked = check(settings);
  // The page that the visitor comes to first may be the only one that knows.
  if (checked) landingOf(checked);
  const begin = (launcher: Launcher) => takeOver(launcher, parts);
  const launcher = isInOurFrame() ? null : checked && createLauncher(checked, begin);
  if (launcher) begin(launcher);
  // After the end there is nobody to command: a command would put the element back.
  const call = (command: keyof Prechat, ...args: unknown[]): unknown =>
    launcher?.controller.signal.aborted ? undefined : launcher?.call(command, ...args);
  /** Nothing is shown before it is known that somebody is there, unless the page says so. */
  let isHeld = checked?.away === "hide";
  const callNow = (command: keyof Prechat) => {
    isHeld = false;
    call(command);
  };
  if (checked && isHeld) {
    call("hide");
    void askStatus(checked).then((status) => isHeld && !isNobodyThere(status) && callNow("show"));
  }
  const prechat: Prechat = {
    open: () => callNow("open"),
    close: () => void call("close"),
    toggle: () => callNow("toggle"),
    show: () => callNow("show"),
    hide: () => callNow("hide"),
    identify: (prefill) => Promise.resolve(call("identify", prefill) ?? { refused: {} }) as Promise<Identified>,
    set: (changes) => void call("set", changes),
    reset: () => void call("reset"),
    erase: () => Promise.resolve(call("erase") ?? { erased: false, reason: "destroyed" }) as Promise<Erased>,
    status: async (department) => (checked ? askStatus(launcher?.settings ?? checked, department) : UNKNOWN_STATUS),
    destroy: () => void call("destroy"),
    on(event, listener) {
      call("on", event, listener);
      return () => prechat.off(event, listener);
    },
    off: (event: EventName, listener: Listener) => void call("off", event, listener),
  };
  return prechat;
}
