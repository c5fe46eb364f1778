import type { Launcher } from "../launcher/launcher.ts";
import { modalAround } from "./modal-around.ts";

/** Where our element stands in the page. */
export interface Place {
  /** Puts the element where it belongs, unless it is there. */
  take(): void;
  /** The panel opens: the element goes where it can be seen and used. */
  reach(opener: unknown): void;
  /** The panel is closed: the element goes back. */
  leave(): void;
}

/**
 * Beside the body: a framework that replaces it takes nothing of ours away, while one that replaces the document does.
 * While the panel is open the element is above what else is in the top layer, and inside of the page's modal dialog if
 * one is open: nothing outside of that can be used.
 */
export function besideBody({ root, settings, rise, controller }: Launcher): Place {
  const host = root.host as HTMLElement;
  let around: Element | null = null;
  let isWarned = false;
  const put = (parent: Element) => {
    if (host.parentNode === parent) return;
    // As it is, where the browser can: elsewhere the frame loads again, and brings back what was typed.
    if (host.isConnected && "moveBefore" in parent) (parent as Movable).moveBefore(host, null);
    else parent.append(host);
  };
  const goHome = () => {
    watcher.disconnect();
    around = null;
    put(document.documentElement);
  };
  const check = () => {
    // Closed, or taken away with all that is in it.
    if (!around || (around.matches(":modal, :fullscreen") && host.isConnected)) return;
    goHome();
    rise(true);
  };
  const watcher = new MutationObserver(check);
  document.addEventListener("fullscreenchange", check, controller);
  controller.signal.addEventListener("abort", () => watcher.disconnect());
  return {
    take() {
      if (host.isConnected) return;
      goHome();
      rise(false);
    },
    reach(opener) {
      const canRise = "showPopover" in host;
      goHome();
      around = modalAround(opener) ?? document.fullscreenElement;
      if (around) {
        put(around);
        const isShown = host.getClientRects().length > 0 && !around.matches("video, canvas, iframe, img");
        const full = document.fullscreenElement;
        if (!isShown && full) void document.exitFullscreen();
        // That takes a moment, in which nothing inside could have the focus.
        if (!isShown && around === full) goHome();
        else {
          for (const tree of new Set([around.getRootNode(), document])) {
            watcher.observe(tree, { childList: true, subtree: true, attributeFilter: ["open"] });
          }
        }
      }
      // The site may have said what is above us: then only where we would be covered by what it didn't think of.
      const isWanted =
        settings.zIndex === undefined ||
        (canRise && document.querySelector(":modal, :fullscreen, :popover-open") !== null);
      if (rise(isWanted && canRise) || isWarned) return;
      isWarned = true;
      console.warn(
        "[prechat] This page's html element is transformed: in this browser the widget scrolls away with the page. " +
          "Transform an element below it instead.",
      );
    },
    leave() {
      goHome();
      rise(false);
    },
  };
}

interface Movable extends Element {
  moveBefore(node: Node, child: Node | null): void;
}

/** In the page's own element, which its framework may replace at any time. */
export function inTarget({ root, settings: { target }, controller: { signal } }: Launcher): Place {
  const host = root.host as HTMLElement;
  const take = () => {
    if (!host.isConnected && target) document.querySelector(target)?.append(host);
  };
  host.popover = null;
  host.remove();
  host.toggleAttribute("inline", true);
  const observer = new MutationObserver(take);
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect());
  return { take, reach() {}, leave() {} };
}
